namespace Analytics.Statistics;

/// <summary>Quantiles of a sample.</summary>
internal static class Quantile
{
    /// <summary>Linear between the order statistics at (n − 1)·share (Hyndman and Fan 1996, type 7).</summary>
    /// <param name="ascending">At least one value.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double Of(ReadOnlySpan<double> ascending, double share)
    {
        var position = (ascending.Length - 1) * share;
        var below = (int)position;
        var above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] + ((position - below) * (ascending[above] - ascending[below]));
    }
}
