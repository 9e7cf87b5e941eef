using MathNet.Numerics.Distributions;

namespace Analytics.Statistics;

/// <summary>The slope of a monthly series by weighted least squares, beside level and season of <see cref="MonthlyDesign"/>.</summary>
/// <param name="PerMonth">Slope.</param>
/// <param name="Range">Its 95 % interval: Student's t, with residuals that vary more than sampling does taken into account, never less.</param>
/// <param name="PValue">Two-sided.</param>
/// <param name="Fit">By how much the slope lowers the weighted sum of squares.</param>
internal sealed record LinearTrend(double PerMonth, Interval Range, double PValue, double Fit)
{
    /// <summary>The trend; <c>null</c> below twelve months with figures.</summary>
    /// <param name="series">One a month, in order; of a month without figures anything.</param>
    /// <param name="weights">1 / sampling variance of each; 0 for a month without figures.</param>
    public static LinearTrend? Of(ReadOnlySpan<double> series, ReadOnlySpan<double> weights)
    {
        var design = new MonthlyDesign(weights);
        if (design.Months.Length < LevelChange.LeastMonths) return null;
        double[] time = [.. design.Months.Select(month => (double)month)];
        var rest = new double[time.Length];
        for (var i = 0; i < rest.Length; i++) rest[i] = series[design.Months[i]];
        design.TakeOut(time);
        design.TakeOut(rest);
        var (product, square) = (0.0, 0.0);
        for (var i = 0; i < rest.Length; i++)
        {
            product += design.Weights[i] * time[i] * rest[i];
            square += design.Weights[i] * time[i] * time[i];
        }
        var slope = product / square;
        var squares = 0.0;
        for (var i = 0; i < rest.Length; i++) squares += design.Weights[i] * Math.Pow(rest[i] - (slope * time[i]), 2);
        var freedom = rest.Length - design.Columns - 1;
        var error = Math.Sqrt(Math.Max(1, squares / freedom) / square);
        var half = StudentT.InvCDF(0, 1, freedom, 0.975) * error;
        return new LinearTrend(
            slope, new Interval(slope - half, slope + half), 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(slope) / error), slope * slope * square);
    }
}
