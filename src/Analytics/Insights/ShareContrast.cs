using Analytics.Statistics;

namespace Analytics.Insights;

/// <summary>The share of the same thing in two groups, 0 to 1, and by how much the first lies above the second.</summary>
/// <param name="FirstCount">Cases in the first group.</param>
/// <param name="SecondCount">Cases in the second.</param>
/// <param name="First">With its Wilson interval, which allows for several cases of one customer.</param>
/// <param name="Second">Likewise.</param>
/// <param name="Difference">First less second, by Newcombe.</param>
/// <param name="PValue">Two-sided, of both being equal.</param>
public sealed record ShareContrast(int FirstCount, int SecondCount, Estimate First, Estimate Second, Estimate Difference, double PValue)
{
    /// <summary>Whether the difference is called one, among the tests of the insight.</summary>
    public bool IsDifferent { get; init; }

    /// <param name="first">The customer's number, and whether it is one of those counted.</param>
    /// <param name="second">Likewise.</param>
    /// <param name="least">Cases that each group has at least.</param>
    /// <returns><c>null</c> with fewer.</returns>
    internal static ShareContrast? TryOf(IReadOnlyCollection<(int Customer, bool Counted)> first, IReadOnlyCollection<(int Customer, bool Counted)> second, int least)
    {
        if (first.Count < least || second.Count < least) return null;
        var (one, other) = (ClusteredShare.Of(first), ClusteredShare.Of(second));
        var difference = Interval.OfDifference(one.Value, one.Range, other.Value, other.Range);
        return new ShareContrast(
            first.Count, second.Count, Estimate.Of(one.Value, one.Range), Estimate.Of(other.Value, other.Range),
            Estimate.Of(one.Value - other.Value, difference), ClusteredShare.PValue(one, other));
    }
}
