using Analytics.Insights.KeyDrivers;
using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Benchmarks.TruthChecks.KeyDrivers;

/// <summary>
/// Customers with five drivers that correlate by 0.6, tenure and value; about 14 % leave. What each claim says is planted or not: leaving follows a
/// logistic model, the recommendation proportional odds. Each claim has an outcome of its own, so that the model that tests it is the true one.
/// </summary>
internal static class ClaimWorld
{
    private static readonly DriverKey[] Keys = [DriverKey.Convenience, DriverKey.Timeliness, DriverKey.Expertise, DriverKey.Accessibility, DriverKey.Effectiveness];

    /// <param name="customers">One sample each.</param>
    /// <param name="convenience">Log odds of leaving per standard deviation of convenience.</param>
    /// <param name="others">Log odds of a higher class per standard deviation of expertise, and of leaving per unit of lateness.</param>
    /// <param name="seed">The same seed gives the same world.</param>
    public static IReadOnlyList<ClaimTest> Claims(int customers, double convenience, double others, ulong seed)
    {
        var random = RandomStream.For(seed, customers, 3);
        var drivers = CorrelatedDrivers.Draw(customers, random);
        List<DriverSample> churn = [], recommendation = [], waits = [];
        for (var customer = 0; customer < customers; customer++)
        {
            var values = Keys.Index().ToDictionary(key => key.Item, key => 60 + (15 * drivers[key.Index][customer]));
            var over = random.Normal() - 0.5;
            var wait = new PromisedWait(Math.Max(over, 0), Math.Max(-over, 0), 1);
            var (tenure, value) = (3 * random.Exponential(), random.LogNormal(180, 0.5));
            var leaving = -1.60 - (0.2 * Math.Log(1 + tenure));
            DriverSample Leaving(double logOdds) => new(customer, 0, values, tenure, value, wait, random.Chance(LogOdds.Probability(leaving + logOdds)) ? (byte)1 : (byte)0);
            churn.Add(Leaving(convenience * drivers[0][customer]));
            waits.Add(Leaving(others * (wait.Late - 0.2)));

            var liking = (others * drivers[2][customer]) + random.Logistic();
            var answer = liking > 0.5 ? 9 + random.Between(0, 1) : liking > -1 ? 7 + random.Between(0, 1) : random.Between(0, 6);
            recommendation.Add(new DriverSample(customer, 0, values, tenure, value, wait, answer >= 9 ? (byte)1 : (byte)0, answer));
        }
        return ClaimTests.Of(DriverSelection.TryOf(churn), DriverSelection.TryOf(recommendation), waits, default).Claims;
    }
}
