namespace Analytics.Insights.Trust;

/// <summary>Why the prediction of a customer may not hold.</summary>
public enum DoubtReason
{
    /// <summary>Several important features lie outside the middle 99 % of training.</summary>
    OutsideRange,

    /// <summary>Most of what the model goes by is not known of them.</summary>
    MostlyMissing,

    /// <summary>Nothing is known of the last 90 days.</summary>
    Silent,

    /// <summary>The relationship began in the last 30 days, or nobody knows when.</summary>
    New,

    /// <summary>A column of the customer list says what training did not see, or hardly.</summary>
    UnseenCategory,

    /// <summary>All features are those of another customer.</summary>
    Copy,
}
