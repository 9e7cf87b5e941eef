using Analytics.Boosting;
using Analytics.Evaluation;
using Analytics.Randomness;
using MathNet.Numerics.Distributions;

namespace Analytics.Insights.Trust;

/// <summary>
/// Whether a model can tell customers at the scoring date from those at the training dates, by all features together (Lopez-Paz and Oquab
/// 2017). Sees what moves only jointly, which no feature shows alone.
/// </summary>
/// <param name="Auc">Mean AUC of five folds, of models that had not seen them; 0.5 where nothing tells them apart.</param>
/// <param name="PValue">Chance of so great an AUC without drift: one-sided normal with variance (n + m + 1) / 12nm (Mann and Whitney 1947).</param>
/// <param name="IsFound">Whether that is less than 0.01.</param>
public sealed record DriftClassifier(double Auc, double PValue, bool IsFound)
{
    private const int Folds = 5;

    /// <summary>Customers of both sides together.</summary>
    private const int MostSamples = 10_000;

    private static readonly GradientBooster Booster = new(new BoosterOptions { Rounds = 40, MaxLeaves = 4, LearningRate = 0.1, MaxBins = 63 });

    internal static DriftClassifier? Of(SampleMatrix reference, SampleMatrix current, CancellationToken cancellationToken)
    {
        if (reference.Columns.Length == 0) return null;
        var (before, after) = (Thinned(reference, current.SampleCount), Thinned(current, reference.SampleCount));
        var (n, m) = (before.SampleCount, after.SampleCount);
        var all = Joined(before, after);
        byte[] labels = [.. Enumerable.Repeat((byte)0, n), .. Enumerable.Repeat((byte)1, m)];
        var folds = Dealt(n, m);
        double sum = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] training = [.. Enumerable.Range(0, labels.Length).Where(sample => folds[sample] != fold)];
            int[] held = [.. Enumerable.Range(0, labels.Length).Where(sample => folds[sample] == fold)];
            var model = Booster.Train(all.SelectSamples(training), [.. training.Select(sample => labels[sample])], [], null, cancellationToken);
            var scores = new double[held.Length];
            model.RawScores(all.SelectSamples(held), scores);
            sum += RankingQuality.Auc(scores, [.. held.Select(sample => labels[sample])]) ?? 0.5;
        }
        var auc = sum / Folds;
        var error = Math.Sqrt((n + m + 1.0) / (12.0 * n * m));
        var chance = 1 - Normal.CDF(0, 1, (auc - 0.5) / error);
        return new DriftClassifier(auc, chance, chance < DriftReview.Rate);
    }

    // Samples come in no order that means anything, so every so manieth will do.
    private static SampleMatrix Thinned(SampleMatrix samples, int others)
    {
        var most = (int)Math.Max(1, (long)MostSamples * samples.SampleCount / (samples.SampleCount + others));
        return samples.SampleCount <= most
            ? samples
            : samples.SelectSamples([.. Enumerable.Range(0, most).Select(index => (int)((long)index * samples.SampleCount / most))]);
    }

    private static SampleMatrix Joined(SampleMatrix first, SampleMatrix second) => new(
        first.SampleCount + second.SampleCount,
        [
            .. first.Columns.Zip(second.Columns, (before, after) =>
                new SampleColumn((float[])[.. before.Values.Span, .. after.Values.Span], before.Kind, before.CategoryCount)),
        ]);

    /// <summary>As many of each side in every fold, but for one.</summary>
    private static int[] Dealt(int n, int m)
    {
        var random = new RandomStream(1);
        var folds = new int[n + m];
        Deal(folds.AsSpan(0, n), random);
        Deal(folds.AsSpan(n), random);
        return folds;
    }

    private static void Deal(Span<int> folds, RandomStream random)
    {
        for (var index = 0; index < folds.Length; index++) folds[index] = index % Folds;
        for (var index = folds.Length - 1; index > 0; index--)
        {
            var other = random.Between(0, index);
            (folds[index], folds[other]) = (folds[other], folds[index]);
        }
    }
}
