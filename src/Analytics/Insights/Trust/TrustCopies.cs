namespace Analytics.Insights.Trust;

/// <summary>Customers of whom every feature is the same as of another, so that one customer may stand under several ids.</summary>
/// <param name="Customers">Those who are such a copy, one of each group not counted.</param>
/// <param name="Groups">Groups of equal customers.</param>
/// <param name="Share">Share of the copies of all scored, 0 to 1.</param>
public sealed record TrustCopies(int Customers, int Groups, double Share);
