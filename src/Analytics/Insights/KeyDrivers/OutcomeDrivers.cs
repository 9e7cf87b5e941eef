namespace Analytics.Insights.KeyDrivers;

/// <summary>What goes with one outcome.</summary>
public sealed record OutcomeDrivers
{
    public required DriverOutcome Outcome { get; init; }

    /// <summary>Why there is no model of it; <c>null</c> if there is one.</summary>
    public Statement? Missing { get; init; }

    /// <summary>Customers of whom all drivers are known.</summary>
    public int Customers { get; init; }

    /// <summary>Customers at dates: one may count at several, whose outcome windows do not overlap.</summary>
    public int Samples { get; init; }

    /// <summary>Samples of which the outcome came true; of a recommendation promoters.</summary>
    public int Positives { get; init; }

    /// <summary><c>null</c> without a model, as are the figures below.</summary>
    public ImportanceMethod? Method { get; init; }

    public EffectUnit? EffectUnit { get; init; }

    /// <summary>What all drivers explain together: R² of the answer, McFadden's pseudo-R² of a yes or no; 0 to 1.</summary>
    public double? Fit { get; init; }

    /// <summary>The vertical axis of the matrix: median of the shares of importance.</summary>
    public double? MedianImportance { get; init; }

    /// <summary>The horizontal axis: median of the performances, percent of the scale.</summary>
    public double? MedianPerformance { get; init; }

    /// <summary>Most important first.</summary>
    public IReadOnlyList<KeyDriver> Drivers { get; init; } = [];

    public IReadOnlyList<LeftOutDriver> LeftOut { get; init; } = [];
}
