using Analytics.Statistics;

namespace Analytics.Insights;

/// <summary>A figure with its 95 % interval, all in the figure's unit.</summary>
public sealed record Estimate(double Value, double Low, double High)
{
    public static Estimate Of(double value, Interval range) => new(value, range.Low, range.High);

    /// <summary>A ratio of which the logarithm is normal about its true value: <paramref name="error"/> is that of the logarithm.</summary>
    internal static Estimate OfRatio(double logarithm, double error)
    {
        var range = Interval.Around(logarithm, error);
        return new Estimate(Math.Exp(logarithm), Math.Exp(range.Low), Math.Exp(range.High));
    }
}
