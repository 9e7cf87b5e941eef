namespace Analytics.Insights.KeyDrivers;

/// <summary>Where a driver stands in the importance-performance matrix (Martilla and James 1977), its axes at the medians of the drivers.</summary>
public enum MatrixCell
{
    /// <summary>An interval crosses an axis.</summary>
    Undecided,

    /// <summary>More important, weaker: where to begin.</summary>
    ImproveFirst,

    /// <summary>More important, stronger.</summary>
    KeepUp,

    /// <summary>Less important, weaker.</summary>
    LowPriority,

    /// <summary>Less important, stronger.</summary>
    Maintain,
}
