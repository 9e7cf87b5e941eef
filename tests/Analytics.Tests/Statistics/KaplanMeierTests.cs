using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class KaplanMeierTests
{
    // Of six waits those at 2 and 4 were broken off: 5/6 are left after 1, then 5/6 · 3/4 after 3, half of that after 5, none after 6.
    private static readonly double[] Times = [1, 2, 3, 4, 5, 6];
    private static readonly bool[] Ended = [true, false, true, false, true, true];

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1, 1 / 6.0)]
    [InlineData(2.5, 1 / 6.0)]
    [InlineData(3, 0.375)]
    [InlineData(5, 0.6875)]
    [InlineData(9, 1)]
    public void Over_SomeBrokenOff_IsAsByHand(double at, double share) => Assert.Equal(share, KaplanMeier.Over(Times, Ended, at), 12);

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.2, 3)]
    [InlineData(0.375, 3)]
    [InlineData(0.6, 5)]
    [InlineData(1, 6)]
    public void Quantile_SomeBrokenOff_IsTheFirstTimeByWhichTheShareIsOver(double share, double time) =>
        Assert.Equal(time, KaplanMeier.Quantile(Times, Ended, share));

    [Fact]
    public void Quantile_LongestBrokenOff_IsNotSeen() => Assert.Null(KaplanMeier.Quantile([1, 2, 3], [true, true, false], 0.9));

    [Fact]
    public void Quantile_NoneBrokenOff_IsTheOrderStatistic()
    {
        double[] times = [.. Enumerable.Range(1, 97).Select(time => (double)time)];
        var ended = Enumerable.Repeat(true, 97).ToArray();

        for (var rank = 1; rank <= 97; rank++) Assert.Equal(rank, KaplanMeier.Quantile(times, ended, rank / 97.0));
    }

    [Fact]
    public void Quantile_Weights_CountLikeRepeats() =>
        Assert.Equal(
            KaplanMeier.Quantile([1, 1, 2, 3, 3, 3], [true, true, false, true, true, true], 0.6),
            KaplanMeier.Quantile([1, 2, 3], [true, false, true], 0.6, [2, 1, 3]));

    [Fact]
    public void Over_EndedAndBrokenOffAtOnce_StillWaitedWhenTheOtherEnded() => Assert.Equal(0.5, KaplanMeier.Over([1, 1], [false, true], 1), 12);
}
