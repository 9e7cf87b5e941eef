namespace Analytics.Insights.Loyalty;

/// <summary>The rating that stands for satisfaction.</summary>
public enum SatisfactionRating
{
    /// <summary>Satisfaction, 1 to 5; satisfied from 4.</summary>
    Csat,

    /// <summary>Likelihood to recommend, 0 to 10, where hardly anybody was asked for satisfaction; satisfied from 9.</summary>
    Nps,
}
