namespace Analytics.Insights.KeyDrivers;

/// <summary>One customer at one date: what was known of the year before, and what became of them.</summary>
/// <param name="Customer">Number of the customer.</param>
/// <param name="Date">Number of the date, oldest first.</param>
/// <param name="Drivers">The values that are known, 0 to 100, higher is better.</param>
/// <param name="TenureYears">Since when they are customers; NaN if unknown.</param>
/// <param name="Value">Margin a year; NaN if unknown.</param>
/// <param name="Wait">Waits against their promises; <c>null</c> without any.</param>
/// <param name="Target">1 if the outcome came true, else 0.</param>
/// <param name="Answer">The next answer to the likelihood to recommend, 0 to 10; NaN if that is not the outcome.</param>
internal sealed record DriverSample(
    int Customer,
    int Date,
    IReadOnlyDictionary<DriverKey, double> Drivers,
    double TenureYears,
    double Value,
    PromisedWait? Wait,
    byte Target,
    double Answer = double.NaN)
{
    public bool Has(DriverKind kind) => Drivers.Keys.Any(key => key.Kind == kind);
}
