namespace Analytics.Features;

/// <summary>What counts as loyalty.</summary>
public enum LoyaltyBasis
{
    /// <summary>A 9 or 10 as the next answer to the likelihood to recommend within the outcome window; who does not answer is not counted.</summary>
    Promoter,

    /// <summary>A purchase or renewal in the outcome window.</summary>
    Repurchase,

    /// <summary>A column of the customer list.</summary>
    Label,
}
