namespace Analytics.Insights.BrokenPromises;

/// <summary>What a customer met with.</summary>
public enum ExposureKind
{
    /// <summary>A <c>priceChange</c> whose amount is above 0 or not known.</summary>
    PriceRise,

    Fee,

    BenefitEnd,

    /// <summary>Any of the three.</summary>
    AnyChange,

    /// <summary>An offer dearer than for new customers; its figures are for each 10 % of that.</summary>
    LoyaltyPenalty,

    /// <summary>A complaint with <c>resolved</c> no.</summary>
    RefusedComplaint,

    /// <summary>A contact that was escalated: somebody else had to decide.</summary>
    ApprovalWait,

    /// <summary>A contact at most 14 days after an unresolved one.</summary>
    RepeatContact,

    /// <summary>A wait longer than promised, given up or not.</summary>
    BrokenPromise,
}
