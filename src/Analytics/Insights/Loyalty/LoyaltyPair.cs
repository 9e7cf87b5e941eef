using Analytics.Customers;

namespace Analytics.Insights.Loyalty;

/// <summary>One customer's answer and what came of it.</summary>
/// <param name="Timeline">The customer.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Satisfaction">Its rating of satisfaction.</param>
internal sealed record LoyaltyPair(CustomerTimeline Timeline, SurveyResponse Answer, double Satisfaction)
{
    /// <summary>Whether the customer stayed; <c>null</c> where it is not known.</summary>
    public bool? Stayed { get; init; }

    /// <summary>Whether the customer bought within the horizon; <c>null</c> where the answer has no time or the horizon is not over.</summary>
    public bool? Bought { get; init; }

    /// <summary>The next likelihood to recommend within the horizon.</summary>
    public double? NextRecommendation { get; init; }
}
