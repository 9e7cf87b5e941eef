using Analytics.Statistics;

namespace Analytics.Insights.Trust;

/// <summary>
/// Whether the share who leave moved between the first and the last training date, of which the outcome windows are over. Of each date half of
/// the customers are looked at, never the same ones.
/// </summary>
/// <param name="First">Share at the first training date, 0 to 1.</param>
/// <param name="FirstCustomers">Customers of that date.</param>
/// <param name="Last">Share at the last training date.</param>
/// <param name="LastCustomers">Customers of that date.</param>
/// <param name="Change">Last less first, in points of share, with its 95 % interval.</param>
/// <param name="PValue">Two-sided, of the normal test of two shares.</param>
public sealed record LabelDrift(Estimate First, int FirstCustomers, Estimate Last, int LastCustomers, Estimate Change, double PValue)
{
    /// <summary>Whether chance explains it with less probability than 0.01.</summary>
    public bool IsFound => PValue < DriftReview.Rate;

    internal static LabelDrift? Of(int firstLeft, int first, int lastLeft, int last)
    {
        if (Math.Min(first, last) < DriftReview.MinCount) return null;
        var (before, after) = (Share(firstLeft, first), Share(lastLeft, last));
        // From the limits of both (Newcombe 1998).
        var change = after.Value - before.Value;
        var low = change - Math.Sqrt(Square(after.Value - after.Low) + Square(before.High - before.Value));
        var high = change + Math.Sqrt(Square(after.High - after.Value) + Square(before.Value - before.Low));
        var together = (double)(firstLeft + lastLeft) / (first + last);
        var error = Math.Sqrt(together * (1 - together) * ((1.0 / first) + (1.0 / last)));
        var chance = error > 0 ? NormalTest.TwoSided(change / error) : 1;
        return new LabelDrift(before, first, after, last, new Estimate(change, low, high), chance);
    }

    private static Estimate Share(int left, int count) => Estimate.Of((double)left / count, Interval.Wilson(left, count));

    private static double Square(double value) => value * value;
}
