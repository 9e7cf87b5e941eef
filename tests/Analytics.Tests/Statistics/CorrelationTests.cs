using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class CorrelationTests
{
    private static readonly double[] Csat = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 1, 4, 5];
    private static readonly double[] Nps = [0, 3, 5, 4, 6, 8, 7, 6, 9, 8, 10, 9, 8, 10, 7, 9, 2, 6, 10, 10];

    // Figures of scipy 1.10 (pearsonr, spearmanr, t) and of the formulas written with numpy.
    [Fact]
    public void Pearson_Ratings_IsAsNumpyHasIt()
    {
        var correlation = Correlation.Pearson(Csat, Nps)!;

        Assert.Equal(0.631592921120, correlation.Value, 1e-11);
        Assert.Equal(0.108286866978, correlation.Range.Low, 1e-8);
        Assert.Equal(0.880819177940, correlation.Range.High, 1e-8);
        Assert.Equal(0.002817492051, correlation.PValue, 1e-8);
    }

    [Fact]
    public void Spearman_RatingsWithTies_IsAsScipyHasIt()
    {
        var correlation = Correlation.Spearman(Csat, Nps)!;

        Assert.Equal(0.620074758687, correlation.Value, 1e-11);
        Assert.Equal(0.203211003864, correlation.Range.Low, 1e-9);
        Assert.Equal(0.846641698444, correlation.Range.High, 1e-9);
    }

    [Fact]
    public void Pearson_OneSideHasOneValue_IsNone()
    {
        Assert.Null(Correlation.Pearson([4, 4, 4, 4, 4], [1, 2, 3, 4, 5]));
        Assert.Null(Correlation.Pearson([1, 2, 3, 4, 5], [0.1, 0.1, 0.1, 0.1, 0.1]));
        Assert.Null(Correlation.Spearman([4, 4, 4, 4, 4], [1, 2, 3, 4, 5]));
        Assert.Null(Correlation.Pearson([1, 2, 3], [1, 2, 4]));
    }

    [Fact]
    public void Pearson_OneIsTheOther_IsOneWithoutAnInterval()
    {
        var correlation = Correlation.Pearson([1, 2, 3, 4, 6], [2, 4, 6, 8, 12])!;

        Assert.Equal(1, correlation.Value, 1e-12);
        Assert.Equal(correlation.Value, correlation.Range.Low);
        Assert.Equal(0, correlation.PValue);
    }

    [Fact]
    public void Pearson_OtherUnitsAndSides_AreTheSame()
    {
        var correlation = Correlation.Pearson(Csat, Nps)!;
        var other = Correlation.Pearson([.. Nps.Select(value => -3 * value)], [.. Csat.Select(value => (10 * value) + 7)])!;

        Assert.Equal(correlation.Value, -other.Value, 1e-12);
        Assert.Equal(correlation.Range.Low, -other.Range.High, 1e-10);
    }

    [Fact]
    public void Ranks_Ties_ShareTheMeanOfTheirPlaces() => Assert.Equal([4, 1.5, 1.5, 3], Ranks.Of([9, 2, 2, 5]));

    // Of n pairs, u = ±1 and v = ±1: by hand r = 0.6 of 8 that agree and 2 that do not, ψ = uv − r, SE = √(Σψ²)/n.
    [Fact]
    public void Pearson_TwoValuesEach_IsAsWorkedByHand()
    {
        double[] left = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
        double[] right = [1, 1, 1, 1, 0, 0, 0, 0, 0, 1];
        var error = Math.Sqrt((8 * 0.4 * 0.4) + (2 * 1.6 * 1.6)) / 10 / (1 - 0.36);

        var correlation = Correlation.Pearson(left, right)!;

        Assert.Equal(0.6, correlation.Value, 1e-12);
        Assert.Equal(Math.Tanh(Math.Atanh(0.6) - (2.306004135 * error)), correlation.Range.Low, 1e-8);
    }
}
