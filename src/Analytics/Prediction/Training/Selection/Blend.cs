using Analytics.Boosting;

namespace Analytics.Prediction.Training.Selection;

/// <summary>
/// The weighted mean of a few contenders that predicts best: one is added after another, again if need be, as long as that plainly helps
/// (ensemble selection, Caruana, Niculescu-Mizil, Crew and Ksikes 2004). It begins with the simplest of those that are as good as the best.
/// </summary>
internal sealed class Blend
{
    /// <summary>Different contenders that one model may be made of: each has to be trained, scored and explained.</summary>
    public const int MostMembers = 3;

    /// <summary>Contenders added, the same one counted each time: weights are whole multiples of one over so many.</summary>
    private const int MostAdded = 8;

    /// <summary>Standard errors by which another may be behind the best and still be as good.</summary>
    private const double AsGood = 0.25;

    /// <summary>Standard errors by which a blend must be better than a smaller one.</summary>
    private const double Better = 0.5;

    private Blend(IReadOnlyList<(Contender Contender, double Weight)> members, double[] scores) => (Members, Scores) = (members, scores);

    public IReadOnlyList<(Contender Contender, double Weight)> Members { get; }

    /// <summary>Raw scores of all samples by models that have not seen them.</summary>
    public double[] Scores { get; }

    /// <param name="contenders">The simpler first; only those tried on all folds are taken.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <param name="groups">One a sample.</param>
    public static Blend Of(IEnumerable<Contender> contenders, byte[] labels, ulong[] groups)
    {
        List<Contender> all = [.. contenders.Where(contender => contender.IsComplete)];
        int[] samples = [.. Enumerable.Range(0, labels.Length)];
        var best = SettingsSearch.Best(all);
        var first = all.First(contender => PairedLosses.StandardErrors(contender.Losses, best.Losses, groups, samples) <= AsGood);
        var added = new List<Contender> { first };
        var (sum, kept, keptLosses) = ((double[])first.Scores.Clone(), 1, first.Losses);
        while (added.Count < MostAdded)
        {
            var isFull = added.Distinct().Count() == MostMembers;
            var (next, losses) = all.Where(contender => !isFull || added.Contains(contender))
                .Select(contender => (contender, Losses: Losses(sum, contender.Scores, added.Count + 1, labels))).MinBy(tried => tried.Losses.Sum());
            added.Add(next);
            for (var sample = 0; sample < sum.Length; sample++) sum[sample] += next.Scores[sample];
            if (PairedLosses.StandardErrors(keptLosses, losses, groups, samples) >= Better) (kept, keptLosses) = (added.Count, losses);
        }

        var members = added.Take(kept).GroupBy(contender => contender).Select(group => (group.Key, (double)group.Count() / kept)).ToList();
        return new Blend(members, [.. samples.Select(sample => members.Sum(member => member.Item2 * member.Key.Scores[sample]))]);
    }

    private static double[] Losses(double[] sum, double[] scores, int count, byte[] labels)
    {
        var losses = new double[labels.Length];
        for (var sample = 0; sample < losses.Length; sample++) losses[sample] = LogisticLoss.Of((sum[sample] + scores[sample]) / count, labels[sample]);
        return losses;
    }
}
