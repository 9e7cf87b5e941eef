namespace Analytics.Insights.KeyDrivers;

/// <summary>One driver in the model of one outcome.</summary>
public sealed record KeyDriver
{
    /// <summary><c>timeliness</c>, <c>convenience</c>, <c>expertise</c>, <c>accessibility</c>, <c>reliability</c>, <c>effectiveness</c>, or the user's own name of a rating.</summary>
    public required string Name { get; init; }

    public required DriverKind Kind { get; init; }

    /// <summary>Further drivers that say nearly the same (|r| above 0.9), so that the mean of all stands for them.</summary>
    public required IReadOnlyList<string> MergedWith { get; init; }

    /// <summary>Share of what all drivers explain together, 0 to 1.</summary>
    public required Estimate Importance { get; init; }

    /// <summary>How the outcome differs per standard deviation more of the driver, all other drivers being equal.</summary>
    public required Estimate AdjustedEffect { get; init; }

    /// <summary>Mean over the samples, percent of the scale.</summary>
    public required Estimate Performance { get; init; }

    /// <summary>Standard deviation over the samples, percent of the scale.</summary>
    public required double Spread { get; init; }

    public required MatrixCell Cell { get; init; }

    /// <summary>The outcome along the driver, lowest values first.</summary>
    public required IReadOnlyList<ShapeBin> Shape { get; init; }
}
