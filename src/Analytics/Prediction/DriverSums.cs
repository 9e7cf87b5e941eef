using Analytics.Features;

namespace Analytics.Prediction;

/// <summary>
/// Sums what features contribute by value driver. As the features' contributions make up the raw score, less the score of which nothing is
/// known, so do the sums. Immutable and thread-safe.
/// </summary>
internal sealed class DriverSums
{
    // For each feature the place of its driver among those that the schema has features of.
    private readonly int[] _places;

    public DriverSums(FeatureSchema schema)
    {
        Drivers = [.. schema.Features.Select(feature => feature.Driver).Distinct().Order()];
        _places = [.. schema.Features.Select(feature => Array.IndexOf(Drivers, feature.Driver))];
    }

    /// <summary>The drivers that the schema has features of.</summary>
    public ValueDriver[] Drivers { get; }

    /// <param name="contributions">One a feature of the schema.</param>
    /// <param name="sums">One place for each of <see cref="Drivers"/>.</param>
    public void Sum(ReadOnlySpan<double> contributions, Span<double> sums)
    {
        sums.Clear();
        for (var feature = 0; feature < contributions.Length; feature++) sums[_places[feature]] += contributions[feature];
    }

    /// <summary>The sums, highest first.</summary>
    public DriverContribution[] Of(ReadOnlySpan<double> contributions)
    {
        var sums = new double[Drivers.Length];
        Sum(contributions, sums);
        return [.. Drivers.Zip(sums, (driver, sum) => new DriverContribution(driver, sum)).OrderByDescending(driver => driver.Contribution)];
    }
}
