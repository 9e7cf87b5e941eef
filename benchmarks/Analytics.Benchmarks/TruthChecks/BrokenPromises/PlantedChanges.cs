namespace Analytics.Benchmarks.TruthChecks.BrokenPromises;

/// <summary>
/// A world in which it is known what price rises do. In each month of 30 days customers leave with the hazard
/// BaseHazard · e^(segment + contract + trait + effect), the effect being that of rises in the three months before; who stays may meet with a
/// rise an hour before the month ends. Rises are likelier for those who leave sooner anyhow: by contract and segment, which are seen, and by a
/// trait that is not.
/// </summary>
public sealed record PlantedChanges
{
    public int Customers { get; init; } = 6_000;

    /// <summary>Months at risk, besides three before them.</summary>
    public int Months { get; init; } = 12;

    public double BaseHazard { get; init; } = 0.0072;

    /// <summary>Chance of a rise without notice in a month, for a consumer on a contract of a year.</summary>
    public double UnannouncedShare { get; init; } = 0.0068;

    public double AnnouncedShare { get; init; } = 0.0075;

    /// <summary>Log hazard ratios.</summary>
    public double Unannounced { get; init; } = Math.Log(2);

    public double Announced { get; init; } = Math.Log(1.2);

    /// <summary>What a monthly contract, and business customers, add to the log hazard.</summary>
    public double OnMonthlyContract { get; init; } = 0.7;

    public double OnBusiness { get; init; } = -0.3;

    /// <summary>What they add to the log chance of a rise.</summary>
    public double RiseOnMonthlyContract { get; init; } = 0.7;

    public double RiseOnBusiness { get; init; } = -0.3;

    /// <summary>Variance of a normal trait that no export shows.</summary>
    public double HiddenVariance { get; init; }

    public double OnHidden { get; init; } = 0.6;

    public double RiseOnHidden { get; init; } = 0.7;
}
