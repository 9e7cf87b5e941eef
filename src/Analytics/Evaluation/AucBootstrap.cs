using Analytics.Statistics;

namespace Analytics.Evaluation;

/// <summary>Bootstrap intervals, 95 %, of AUCs, drawing whole clusters.</summary>
public static class AucBootstrap
{
    public const int UsualResamples = 1000;

    /// <summary>
    /// Interval of one model's AUC: normal on the logit scale, with the standard deviation of the resamples' logits there (Efron and Tibshirani
    /// 1993, chapter 13). Near 1 resamples lie as skewed as the sample did, and their percentiles on the wrong side: of an AUC of 0.99 with 90
    /// positives they cover 0.89. An AUC of exactly 0 or 1 has no logit, and has the percentiles.
    /// </summary>
    /// <param name="scores">One a sample; only their order matters.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <param name="clusters">What each sample belongs to, such as a hash of its customer: drawn together.</param>
    /// <param name="folds">The fold each sample was scored in, whose AUCs are averaged; empty to pool all samples.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <param name="resamples">At least 1. Those without one of the classes are left out.</param>
    /// <returns><c>null</c> if one of the classes is empty, in the samples or in more than half the resamples.</returns>
    public static Interval? Interval(
        ReadOnlySpan<double> scores,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<ulong> clusters,
        ReadOnlySpan<int> folds,
        ulong seed,
        int resamples = UsualResamples)
    {
        Require(labels, clusters, resamples);
        var auc = new ResampledAuc(scores, labels, folds);
        var once = Once(labels.Length);
        if (auc.Of(once) is not { } whole) return null;
        var draws = new ClusterDraws(clusters, seed);
        var values = new List<double>(resamples);
        for (var i = 0; i < resamples; i++)
        {
            if (auc.Of(draws.Next()) is { } value) values.Add(value);
        }
        if (IsTooFew(values, resamples)) return null;
        return whole is <= 0 or >= 1 ? Percentiles(values) : OnLogits(whole, values, labels);
    }

    /// <summary>The first model's AUC less the second's, both on the same samples in each resample.</summary>
    /// <param name="first">Scores of the first model, one a sample.</param>
    /// <param name="second">Scores of the second model, one a sample.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <param name="clusters">What each sample belongs to, such as a hash of its customer: drawn together.</param>
    /// <param name="folds">The fold each sample was scored in, whose AUCs are averaged; empty to pool all samples.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <param name="resamples">At least 1. Those without one of the classes are left out.</param>
    /// <returns><c>null</c> if one of the classes is empty, in the samples or in more than half the resamples.</returns>
    public static AucDifference? Difference(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<ulong> clusters,
        ReadOnlySpan<int> folds,
        ulong seed,
        int resamples = UsualResamples)
    {
        Require(labels, clusters, resamples);
        var firstAuc = new ResampledAuc(first, labels, folds);
        var secondAuc = new ResampledAuc(second, labels, folds);
        var once = Once(labels.Length);
        if (firstAuc.Of(once) - secondAuc.Of(once) is not { } difference) return null;
        var draws = new ClusterDraws(clusters, seed);
        var values = new List<double>(resamples);
        for (var i = 0; i < resamples; i++)
        {
            var weights = draws.Next();
            if (firstAuc.Of(weights) - secondAuc.Of(weights) is { } value) values.Add(value);
        }
        return IsTooFew(values, resamples) ? null : new AucDifference(difference, Percentiles(values));
    }

    private static void Require(ReadOnlySpan<byte> labels, ReadOnlySpan<ulong> clusters, int resamples)
    {
        if (labels.Length != clusters.Length) throw new ArgumentException("There must be one cluster a label.", nameof(clusters));
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
    }

    private static Interval OnLogits(double auc, List<double> resampled, ReadOnlySpan<byte> labels)
    {
        double positives = 0;
        foreach (var label in labels) positives += label != 0 ? 1 : 0;
        // A resample that ranks all pairs right counts as half a pair wrong.
        var end = 0.5 / (positives * (labels.Length - positives));
        double[] logits = [.. resampled.Select(value => LogOdds.Of(Math.Clamp(value, end, 1 - end)))];
        var mean = logits.Average();
        return Statistics.Interval.OnLogits(auc, Math.Sqrt(logits.Sum(logit => (logit - mean) * (logit - mean)) / Math.Max(1, logits.Length - 1)));
    }

    /// <summary>Each sample, as it is.</summary>
    private static int[] Once(int samples)
    {
        var once = new int[samples];
        Array.Fill(once, 1);
        return once;
    }

    private static bool IsTooFew(List<double> values, int resamples) => values.Count == 0 || values.Count * 2 < resamples;

    private static Interval Percentiles(List<double> values)
    {
        double[] ascending = [.. values.Order()];
        return new Interval(Quantile.Of(ascending, 0.025), Quantile.Of(ascending, 0.975));
    }
}
