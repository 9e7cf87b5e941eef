namespace Analytics.Insights.BrokenPromises;

/// <summary>What goes with one exposure. Figures below their least data are <c>null</c>.</summary>
public sealed record ExposureEffect
{
    public required ExposureKind Kind { get; init; }

    /// <summary>Of a change, whether it was announced; <c>null</c> for the other kinds.</summary>
    public ChangeNotice? Notice { get; init; }

    /// <summary>Customers of the sample with a month at risk within three months after it.</summary>
    public required int Customers { get; init; }

    /// <summary>Such months, of 30 days.</summary>
    public required int Months { get; init; }

    /// <summary>Of those months, the ones in which the customer left.</summary>
    public required int Churners { get; init; }

    /// <summary>Hazard of leaving within three months after it, over that of like customers without it; of the loyalty penalty for each 10 %.</summary>
    public Estimate? HazardRatio { get; init; }

    /// <summary>Of the ratio against 1, two-sided.</summary>
    public double? PValue { get; init; }

    /// <summary>Whether it counts as more than chance, among all exposures that occurred.</summary>
    public bool? Found { get; init; }

    /// <summary>How strongly something unseen would have to go with both to explain the ratio away, as a risk ratio, at least 1.</summary>
    public double? EValue { get; init; }

    /// <summary>The same for the end of the interval nearer to 1.</summary>
    public double? EValueOfInterval { get; init; }

    /// <summary>Beside matched customers; <c>null</c> where too few found a match, and for the loyalty penalty.</summary>
    public MatchedRisk? Matched { get; init; }
}
