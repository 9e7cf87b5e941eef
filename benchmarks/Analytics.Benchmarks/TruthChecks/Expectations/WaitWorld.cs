using Analytics.Insights.Expectations;
using Analytics.Randomness;
using MathNet.Numerics.Distributions;

namespace Analytics.Benchmarks.TruthChecks.Expectations;

/// <summary>Waits of one step over twelve weeks: lognormal around 4 minutes, of days that are busier or calmer for everybody, by customers of limited patience.</summary>
/// <param name="DaySpread">Standard deviation of the logarithm of the day's factor.</param>
/// <param name="Patience">Mean minutes after which a customer gives up, exponential; infinite where nobody does.</param>
internal sealed record WaitWorld(double DaySpread = 0, double Patience = double.PositiveInfinity)
{
    public const int EndDay = PromiseFinder.RecentDays;

    private const double Median = 4;
    private const double Spread = 0.6;

    public List<Wait> Waits(ulong seed, int count)
    {
        var random = RandomStream.For(seed, count, 1);
        var factors = new double[EndDay];
        for (var day = 0; day < EndDay; day++) factors[day] = random.LogNormal(1, DaySpread);
        var waits = new List<Wait>(count);
        for (var i = 0; i < count; i++)
        {
            var day = i % EndDay;
            var wait = random.LogNormal(Median, Spread) * factors[day];
            var patience = random.Exponential() * Patience;
            waits.Add(new Wait(i, day, 0, float.NaN, (float)Math.Min(wait, patience), wait <= patience, float.NaN, null));
        }
        return waits;
    }

    /// <summary>The share of all waits, were nobody to give up, that keep within so many minutes.</summary>
    public double Kept(double minutes) => LogNormal.CDF(Math.Log(Median), Math.Sqrt((Spread * Spread) + (DaySpread * DaySpread)), minutes);
}
