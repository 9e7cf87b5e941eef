namespace Analytics.Statistics;

/// <summary>What a correlation would be if one side were spread wider than among those it was found in.</summary>
internal static class RangeRestriction
{
    /// <summary>
    /// R = rU/√(1 − r² + r²U²) (Thorndike 1949, case 2). It takes the line between both sides to be the same beyond the range seen, which nobody can
    /// check: a sensitivity, not an estimate.
    /// </summary>
    /// <param name="correlation">From -1 to 1.</param>
    /// <param name="spread">U: the standard deviation elsewhere over that among those seen; above 0.</param>
    public static double Corrected(double correlation, double spread)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spread);
        return correlation * spread / Math.Sqrt(1 - (correlation * correlation) + (correlation * correlation * spread * spread));
    }
}
