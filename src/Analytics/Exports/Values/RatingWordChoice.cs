namespace Analytics.Exports.Values;

/// <summary>
/// Tells from words which set of answers they belong to: the one that reads most of them and takes the fewest different words for the same
/// answer. Of equal ones the more usual is meant, unless another one has all its answers given: five different answers are convincing,
/// four want 20 values, two or three want 50, because of a larger set some answers are seldom given.
/// </summary>
internal static class RatingWordChoice
{
    private const int ConvincingAnswers = 5;
    private const int FourAnswers = 4;
    private const long EnoughForFour = 20;
    private const long EnoughForFewer = 50;

    /// <summary>The set, of words and how often each occurs, at least one.</summary>
    public static (RatingWordSet Set, Certainty Certainty) Of(IReadOnlyDictionary<string, long> words)
    {
        var best = RatingWords.Sets
            .GroupBy(set => (Unread: -words.Where(word => set.Points.ContainsKey(word.Key)).Sum(word => word.Value), Merged: Merged(set, words)))
            .OrderBy(group => group.Key.Unread).ThenBy(group => group.Key.Merged)
            .First();
        var equal = best.ToList();
        var values = -best.Key.Unread;
        var full = equal.Where(set => IsFull(set, words)).Where(set => values >= Enough(set)).MaxBy(set => set.AnswerCount);
        var chosen = IsFull(equal[0], words) ? equal[0] : full ?? equal[0];
        if (equal.TrueForAll(set => ReadsAs(set, chosen, words))) return (chosen, Certainty.Settled);
        if (!IsFull(chosen, words)) return (chosen, Certainty.Assumed);
        return (chosen, chosen.AnswerCount >= ConvincingAnswers ? Certainty.Settled : Certainty.Likely);
    }

    private static long Enough(RatingWordSet set) => set.AnswerCount switch
    {
        >= ConvincingAnswers => 0,
        FourAnswers => EnoughForFour,
        _ => EnoughForFewer,
    };

    /// <summary>How many words that occur share their answer with another one.</summary>
    private static int Merged(RatingWordSet set, IReadOnlyDictionary<string, long> words)
    {
        var points = Points(set, words).ToList();
        return points.Count - points.Distinct().Count();
    }

    private static bool IsFull(RatingWordSet set, IReadOnlyDictionary<string, long> words) => Points(set, words).Distinct().Count() == set.AnswerCount;

    private static IEnumerable<double> Points(RatingWordSet set, IReadOnlyDictionary<string, long> words) =>
        words.Keys.Where(set.Points.ContainsKey).Select(word => set.Points[word]);

    /// <summary>Whether two sets put every word that occurs at the same place between worst and best.</summary>
    private static bool ReadsAs(RatingWordSet set, RatingWordSet other, IReadOnlyDictionary<string, long> words) => words.Keys.All(word =>
        set.Points.TryGetValue(word, out var point) == other.Points.TryGetValue(word, out var otherPoint) && set.Scale.To(other.Scale, point) == otherPoint);
}
