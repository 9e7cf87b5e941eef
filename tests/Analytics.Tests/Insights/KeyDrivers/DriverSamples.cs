using Analytics.Insights.KeyDrivers;
using Analytics.Randomness;

namespace Analytics.Tests.Insights.KeyDrivers;

/// <summary>Samples made up: three drivers that correlate; leaving goes with the first, the answer with the second.</summary>
internal static class DriverSamples
{
    public static List<DriverSample> Of(int customers, ulong seed = 1, double eventLogOdds = -1)
    {
        var random = new RandomStream(seed);
        var samples = new List<DriverSample>(customers);
        for (var customer = 0; customer < customers; customer++)
        {
            var (common, first, second, third) = (random.Normal(), random.Normal(), random.Normal(), random.Normal());
            var drivers = new Dictionary<DriverKey, double>
            {
                [DriverKey.Convenience] = 60 + (8 * (common + first)),
                [DriverKey.Expertise] = 50 + (8 * (common + second)),
                [DriverKey.Effectiveness] = 70 + (8 * (common + third)),
            };
            var left = random.Chance(1 / (1 + Math.Exp(first + common - eventLogOdds)));
            var answer = Math.Clamp(Math.Round(7 + second + common + random.Normal()), 0, 10);
            var over = random.Normal();
            samples.Add(new DriverSample(customer, 0, drivers, random.Exponential(), 100, new PromisedWait(Math.Max(over, 0), Math.Max(-over, 0), 1), left ? (byte)1 : (byte)0, answer));
        }
        return samples;
    }

    public static DriverSample With(this DriverSample sample, DriverKey key, double value) =>
        sample with { Drivers = new Dictionary<DriverKey, double>(sample.Drivers) { [key] = value } };

    public static DriverSample Without(this DriverSample sample, DriverKey key) =>
        sample with { Drivers = sample.Drivers.Where(driver => driver.Key != key).ToDictionary() };
}
