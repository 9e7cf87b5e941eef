namespace Analytics.Simulation;

/// <summary>What a new customer pays.</summary>
internal static class PriceList
{
    public static decimal MonthlyPrice(CustomerSegment segment) => segment switch
    {
        CustomerSegment.Business => 120m,
        CustomerSegment.Premium => 80m,
        _ => 30m,
    };

    public static decimal AnnualPrice(CustomerSegment segment) => 12 * MonthlyPrice(segment);
}
