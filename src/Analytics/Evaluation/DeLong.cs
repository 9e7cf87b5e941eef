using Analytics.Statistics;

namespace Analytics.Evaluation;

/// <summary>
/// Intervals of AUCs from the variance of U-statistics (DeLong, DeLong and Clarke-Pearson 1988), by midranks in O(n log n)
/// (Sun and Xu 2014). Samples count as independent: with several a customer use <see cref="AucBootstrap"/>, and likewise near an AUC of 1.
/// </summary>
public static class DeLong
{
    /// <summary>95 % interval of the AUC, symmetric on the logit scale, so that it stays between 0 and 1 (Pepe 2003).</summary>
    /// <param name="scores">One a sample; only their order matters.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <returns><c>null</c> with fewer than two samples of a class, or an AUC of exactly 0 or 1, whose variance says nothing.</returns>
    public static Interval? Interval(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels)
    {
        var parts = AucComponents.Of(scores, labels);
        if (!parts.HasVariance || parts.Auc is <= 0 or >= 1) return null;
        return Statistics.Interval.OnLogits(parts.Auc, Math.Sqrt(AucComponents.Covariance(parts, parts)) / (parts.Auc * (1 - parts.Auc)));
    }

    /// <summary>Difference of two AUCs on the same samples, first less second, with its 95 % normal interval.</summary>
    /// <param name="first">Scores of the first model, one a sample.</param>
    /// <param name="second">Scores of the second model, one a sample.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <returns><c>null</c> with fewer than two samples of a class.</returns>
    public static AucDifference? Difference(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<byte> labels)
    {
        var one = AucComponents.Of(first, labels);
        var other = AucComponents.Of(second, labels);
        if (!one.HasVariance) return null;
        var variance = AucComponents.Covariance(one, one) + AucComponents.Covariance(other, other) - (2 * AucComponents.Covariance(one, other));
        // Two models of the same order have a variance of 0 but for rounding.
        var difference = one.Auc - other.Auc;
        return new AucDifference(difference, Statistics.Interval.Around(difference, Math.Sqrt(Math.Max(0, variance))));
    }
}
