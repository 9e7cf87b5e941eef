namespace Analytics.Insights.KeyDrivers;

/// <summary>What drivers are held against.</summary>
public enum DriverOutcome
{
    /// <summary>Leaving, as churn is defined.</summary>
    Churn,

    /// <summary>The next answer to the likelihood to recommend.</summary>
    Recommendation,

    /// <summary>A purchase or renewal in the outcome window.</summary>
    Repurchase,

    /// <summary>The loyalty column of the customer list.</summary>
    LoyaltyLabel,
}
