using MathNet.Numerics.Distributions;

namespace Analytics.Benchmarks.TruthChecks;

/// <summary>
/// What a rate over simulated worlds is to be: at least, at most, or between. With fewer worlds than the bar was set for, a count is still
/// held that worlds on the bar itself would give: its 99 % binomial band.
/// </summary>
/// <param name="Low">Least rate; 0 if none is too small.</param>
/// <param name="High">Greatest rate; 1 if none is too large.</param>
/// <param name="Worlds">The number of worlds the bar was set for.</param>
public sealed record RateBar(double Low, double High, int Worlds)
{
    private const double Outside = 0.005;

    public static RateBar AtLeast(double low, int worlds) => new(low, 1, worlds);

    public static RateBar AtMost(double high, int worlds) => new(0, high, worlds);

    /// <summary>95 % intervals hold the truth in about 95 % of worlds: of 400 in 0.92 to 0.975, the 99 % binomial band.</summary>
    public static RateBar Coverage { get; } = new(0.92, 0.975, 400);

    public TruthCheck Check(string figure, int count, int worlds)
    {
        var (least, most) = (Low * worlds, High * worlds);
        if (worlds < Worlds)
        {
            // Counts on the bar's own rates, both tails cut off at half a percent.
            least = Low > 0 ? Quantile(Low, worlds, Outside) : 0;
            most = High < 1 ? Quantile(High, worlds, 1 - Outside) : worlds;
        }
        var bar = (Low > 0, High < 1) switch
        {
            (true, true) => $"{Low:0.###} to {High:0.###}",
            (true, false) => $"at least {Low:0.###}",
            _ => $"at most {High:0.###}",
        };
        var band = worlds < Worlds ? $" ({least:0} to {most:0} of {worlds})" : $" ({worlds} worlds)";
        return new TruthCheck(figure, bar + band, $"{(double)count / worlds:0.000}", count >= least - 1e-9 && count <= most + 1e-9);
    }

    private static int Quantile(double rate, int worlds, double probability)
    {
        var binomial = new Binomial(rate, worlds);
        var count = 0;
        while (count < worlds && binomial.CumulativeDistribution(count) < probability) count++;
        return count;
    }
}
