namespace Analytics.Insights.KeyDrivers;

/// <summary>One claim put to the test.</summary>
public sealed record ClaimTest
{
    public required Claim Claim { get; init; }

    public required ClaimVerdict Verdict { get; init; }

    /// <summary>Customers in the model; 0 if not tested.</summary>
    public int Customers { get; init; }

    public int Samples { get; init; }

    /// <summary>Samples of those who left, or of promoters.</summary>
    public int Positives { get; init; }

    /// <summary>
    /// Odds ratio per standard deviation of the driver, of leaving or of a higher class of recommendation, other drivers (of the claim about
    /// waits number and channels of contacts), tenure, value and date being equal; <c>null</c> if not tested.
    /// </summary>
    public Estimate? OddsRatio { get; init; }

    /// <summary>For the claim about waits: the same of waits shorter than promised, longer ones being equal.</summary>
    public Estimate? EarlyOddsRatio { get; init; }

    /// <summary>Two-sided, of a Wald test with errors clustered by customer.</summary>
    public double? PValue { get; init; }
}
