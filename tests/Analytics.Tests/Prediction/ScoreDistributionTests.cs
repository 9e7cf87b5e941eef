using Analytics.Prediction;

namespace Analytics.Tests.Prediction;

public sealed class ScoreDistributionTests
{
    [Fact]
    public void Probabilities_AreCountedByTenth() =>
        Assert.Equal([2, 1, 0, 0, 0, 1, 0, 0, 0, 2], ScoreDistribution.Of([0, 0.0999, 0.1, 0.5, 0.95, 1]).Tenths);

    [Fact]
    public void Parts_AddUpToTheWhole() =>
        Assert.Equal(ScoreDistribution.Of([0.05, 0.35, 0.36, 1]), ScoreDistribution.Of([0.05, 0.36]).Add(ScoreDistribution.Of([0.35, 1])));

    [Fact]
    public void Text_IsReadAsWritten()
    {
        var distribution = ScoreDistribution.Of([0.05, 0.35, 0.36, 1]);

        Assert.Equal("1,0,0,2,0,0,0,0,0,1", distribution.Write());
        Assert.Equal(distribution, ScoreDistribution.Read(distribution.Write()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1,2,3")]
    [InlineData("1,0,0,2,0,0,0,0,0,-1")]
    [InlineData("1,0,0,2,0,0,0,0,0,x")]
    public void Text_OfAnotherForm_IsNone(string? text) => Assert.Null(ScoreDistribution.Read(text));

    [Fact]
    public void Drift_IsWorkedByHand()
    {
        // Two bins hold anything: shares (30.5, 70.5) / 101 against (60.5, 40.5) / 101.
        var reference = new ScoreDistribution([30, 70, 0, 0, 0, 0, 0, 0, 0, 0]);
        var changed = new ScoreDistribution([60, 40, 0, 0, 0, 0, 0, 0, 0, 0]);

        var expected = ((60.5 - 30.5) / 101 * Math.Log(60.5 / 30.5)) + ((40.5 - 70.5) / 101 * Math.Log(40.5 / 70.5));
        Assert.Equal(expected, changed.DriftFrom(reference)!.Value, 12);
        Assert.Equal(0, reference.DriftFrom(reference));
    }

    [Fact]
    public void Drift_OfVeryManyCustomers_IsThatOfTheirShares()
    {
        var reference = new ScoreDistribution([30_000_000_000, 70_000_000_000, 0, 0, 0, 0, 0, 0, 0, 0]);
        var changed = new ScoreDistribution([60_000_000_000, 40_000_000_000, 0, 0, 0, 0, 0, 0, 0, 0]);

        Assert.Equal((0.3 * Math.Log(2)) - (0.3 * Math.Log(4.0 / 7)), changed.DriftFrom(reference)!.Value, 6);
    }

    [Fact]
    public void Drift_WithoutCustomers_IsNone()
    {
        Assert.Null(ScoreDistribution.Empty.DriftFrom(ScoreDistribution.Of([0.5])));
        Assert.Null(ScoreDistribution.Of([0.5]).DriftFrom(ScoreDistribution.Empty));
    }
}
