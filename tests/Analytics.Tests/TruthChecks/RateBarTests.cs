using Analytics.Benchmarks.TruthChecks;

namespace Analytics.Tests.TruthChecks;

public sealed class RateBarTests
{
    [Theory]
    [InlineData(368, 400, true)]
    [InlineData(367, 400, false)]
    [InlineData(390, 400, true)]
    [InlineData(391, 400, false)]
    public void Check_AllWorlds_IsHeldOnTheBarItself(int count, int worlds, bool held) =>
        Assert.Equal(held, RateBar.Coverage.Check("coverage", count, worlds).Held);

    // Of 40 worlds at 0.92 fewer than 32 are covered in less than half a percent of cases; 40 of 40 are usual at 0.975.
    [Theory]
    [InlineData(40, true)]
    [InlineData(32, true)]
    [InlineData(30, false)]
    public void Check_FewerWorlds_IsHeldWithinTheBinomialBand(int count, bool held) =>
        Assert.Equal(held, RateBar.Coverage.Check("coverage", count, 40).Held);

    [Fact]
    public void Check_AtMost_HasNoLowerEnd()
    {
        var bar = RateBar.AtMost(0.10, 200);

        Assert.True(bar.Check("false alarms", 0, 200).Held);
        Assert.True(bar.Check("false alarms", 20, 200).Held);
        Assert.False(bar.Check("false alarms", 21, 200).Held);
        Assert.Equal("at most 0.1 (200 worlds)", bar.Check("false alarms", 20, 200).Bar);
    }
}
