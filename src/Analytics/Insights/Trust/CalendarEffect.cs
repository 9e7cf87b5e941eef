namespace Analytics.Insights.Trust;

/// <summary>Why a feature had to move though nobody behaves differently.</summary>
public enum CalendarEffect
{
    /// <summary>It moves by the same amount a day for every customer, as the length of a relationship does.</summary>
    Clock,

    /// <summary>At the scoring date more history is known than at the training dates; with equally much the excess is at most half.</summary>
    LongerHistory,
}
