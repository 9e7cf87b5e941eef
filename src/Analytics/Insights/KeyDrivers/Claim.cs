namespace Analytics.Insights.KeyDrivers;

/// <summary>Claims of the articles, named before the data was looked at.</summary>
public enum Claim
{
    /// <summary>Customers who find it more convenient leave less often.</summary>
    ConvenienceChurn,

    /// <summary>Customers to whom expertise adds more value recommend more often.</summary>
    ValueAddedPromoter,

    /// <summary>Customers who wait longer than promised leave more often.</summary>
    TimelinessLoss,
}
