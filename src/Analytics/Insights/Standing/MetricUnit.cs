namespace Analytics.Insights.Standing;

/// <summary>What a metric's figures are.</summary>
public enum MetricUnit
{
    /// <summary>Shares, 0 to 100.</summary>
    Percent,

    /// <summary>Net promoter score, -100 to 100.</summary>
    Points,

    /// <summary>Means of ratings on their own scale.</summary>
    Rating,
}
