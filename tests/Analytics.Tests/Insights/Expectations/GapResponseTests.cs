using Analytics.Insights.Expectations;

namespace Analytics.Tests.Insights.Expectations;

public sealed class GapResponseTests
{
    // Gaps of -2, -1, 1 and 2 without noise: their standard deviation is √2.5 · √(n / (n - 1)).
    [Fact]
    public void TryOf_ExactLines_AreFound()
    {
        var (gaps, ratings, customers) = Samples(200, gap => gap > 0 ? 4 + (0.1 * gap) : 4 + (0.5 * gap));

        var rating = GapResponse.TryOf(gaps, ratings, customers)!;

        Assert.Equal(Math.Sqrt(2.5 * 200 / 199), rating.SpreadLog, 9);
        Assert.Equal(0.5 * rating.SpreadLog, rating.Loss.Value, 9);
        Assert.Equal(0.1 * rating.SpreadLog, rating.Gain.Value, 9);
        Assert.Equal(4, rating.AtPromise, 9);
        Assert.Equal(5, rating.Ratio!.Value, 6);
        Assert.True(rating.IsAsymmetric);
    }

    [Fact]
    public void TryOf_NothingGained_HasNoRatio()
    {
        var (gaps, ratings, customers) = Samples(200, gap => gap > 0 ? 4 : 4 + (0.5 * gap));
        for (var i = 0; i < ratings.Length; i++) ratings[i] += i / 4 % 2 == 0 ? 0.3 : -0.3;

        var rating = GapResponse.TryOf(gaps, ratings, customers)!;

        Assert.Null(rating.Ratio);
        Assert.True(rating.IsAsymmetric);
        Assert.True(rating.Gain.Low < 0 && rating.Gain.High > 0);
    }

    [Fact]
    public void TryOf_TooFewRatings_IsNone()
    {
        var (gaps, ratings, customers) = Samples(GapResponse.MinRatings, gap => gap);

        Assert.Null(GapResponse.TryOf(gaps.AsSpan(1), ratings.AsSpan(1), customers.AsSpan(1)));
        Assert.NotNull(GapResponse.TryOf(gaps, ratings, customers));
    }

    [Fact]
    public void TryOf_OneSideOnly_IsNone()
    {
        var (gaps, ratings, customers) = Samples(200, gap => gap);

        Assert.Null(GapResponse.TryOf([.. gaps.Select(Math.Abs)], ratings, customers));
    }

    [Fact]
    public void TryOf_Groups_HoldAllInOrder()
    {
        var (gaps, ratings, customers) = Samples(205, gap => 3 + gap);

        var groups = GapResponse.TryOf(gaps, ratings, customers)!.Groups;

        Assert.Equal(205, groups.Sum(group => group.Answers));
        Assert.Equal(groups.Select(group => group.Gap).Order(), groups.Select(group => group.Gap));
    }

    private static (double[] Gaps, double[] Ratings, int[] Customers) Samples(int count, Func<double, double> rating)
    {
        double[] values = [-2, -1, 1, 2];
        double[] gaps = [.. Enumerable.Range(0, count).Select(i => values[i % 4])];
        return (gaps, [.. gaps.Select(rating)], [.. Enumerable.Range(0, count)]);
    }
}
