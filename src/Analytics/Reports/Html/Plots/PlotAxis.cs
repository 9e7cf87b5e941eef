using System.Globalization;

namespace Analytics.Reports.Html.Plots;

/// <summary>One axis of a plot: what its ends stand for, and where it is labelled.</summary>
/// <param name="Low">The value at its start.</param>
/// <param name="High">The value at its end, above <paramref name="Low"/>.</param>
/// <param name="Ticks">Values with their labels, within the ends.</param>
internal sealed record PlotAxis(double Low, double High, IReadOnlyList<PlotTick> Ticks)
{
    private const int UsualTicks = 5;

    /// <summary>An axis over some values whose ends and ticks are round numbers.</summary>
    /// <param name="values">What is to be shown; without any, or with one only, the axis has a length all the same.</param>
    /// <param name="format">Format of the labels, in the form that is the same everywhere.</param>
    /// <param name="least">The axis does not begin below it.</param>
    /// <param name="most">The axis does not end above it.</param>
    public static PlotAxis Round(IEnumerable<double> values, string format, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low > high) (low, high) = (0, 1);
        if (high - low < 1e-9 * Math.Max(1, Math.Abs(high))) (low, high) = (low - 0.5, high + 0.5);
        var step = RoundStep((high - low) / UsualTicks);
        low = Math.Max(least, Math.Floor(low / step) * step);
        high = Math.Min(most, Math.Ceiling(high / step) * step);
        var ticks = new List<PlotTick>();
        // Zero is added, as the smallest negative number above −1 rounds up to a zero with a sign.
        for (var index = Math.Ceiling((low / step) - 1e-9) + 0.0; index * step <= high + (step * 1e-9); index++)
            ticks.Add(new PlotTick(index * step, (index * step).ToString(format, CultureInfo.InvariantCulture)));
        return new PlotAxis(low, high, ticks);
    }

    /// <summary>From 0 to 1, in percent.</summary>
    public static PlotAxis Shares { get; } = new(0, 1, [new(0, "0 %"), new(0.25, "25 %"), new(0.5, "50 %"), new(0.75, "75 %"), new(1, "100 %")]);

    /// <summary>How far along the axis a value lies, 0 to 1; beyond the ends it lies at them.</summary>
    public double Place(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);

    // 1, 2 or 5 times a power of ten, at least the one asked for.
    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var rest = step / power;
        return power * (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10);
    }
}
