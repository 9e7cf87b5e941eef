namespace Analytics.Insights.Loyalty;

/// <summary>What satisfaction is set beside.</summary>
public enum LoyaltyMeasure
{
    /// <summary>Being a customer still when the outcome window after the answer is over; 0 or 1.</summary>
    Retention,

    /// <summary>A purchase or renewal within the horizon after the answer; 0 or 1.</summary>
    Repurchase,

    /// <summary>The likelihood to recommend in the next answer within the horizon.</summary>
    LaterRecommendation,

    /// <summary>The likelihood to recommend on the same form: it shares mood and method with satisfaction, and is no loyalty.</summary>
    SameFormRecommendation,

    /// <summary>A column of numbers beside the answers, or of the customer list; nothing says which came first.</summary>
    Column,
}
