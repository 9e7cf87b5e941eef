using Analytics.Statistics;

namespace Analytics.Insights;

/// <summary>A figure with its 95 % interval, all in the figure's unit.</summary>
public sealed record Estimate(double Value, double Low, double High)
{
    public static Estimate Of(double value, Interval range) => new(value, range.Low, range.High);
}
