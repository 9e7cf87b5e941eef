using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class CochranArmitageTests
{
    // Two levels of two: T = 1 · (1 - 0.5) · 0.5 twice for either, so 1 over √(4 · 0.25²).
    [Fact]
    public void TryOf_ShareFollowsTheLevel_IsAsByHand() => Assert.Equal(2, CochranArmitage.TryOf([0, 0, 1, 1], [false, false, true, true], [0, 1, 2, 3])!.Value.Z, 12);

    [Fact]
    public void TryOf_ShareFalls_IsNegative() => Assert.True(CochranArmitage.TryOf([0, 1, 2, 2], [true, true, false, true], [0, 1, 2, 3])!.Value.Z < 0);

    // Everything twice by the same customers says nothing more.
    [Fact]
    public void TryOf_RepeatsOfCustomers_AddNothing()
    {
        int[] levels = [0, 1, 2, 3, 1, 2];
        bool[] outcomes = [true, false, false, false, true, true];
        int[] customers = [0, 1, 2, 3, 4, 5];

        var once = CochranArmitage.TryOf(levels, outcomes, customers)!.Value.Z;

        Assert.Equal(once, CochranArmitage.TryOf([.. levels, .. levels], [.. outcomes, .. outcomes], [.. customers, .. customers])!.Value.Z, 12);
    }

    // A large sample without repeats: the trend of the original, with its variance p(1 - p)·Σ(s - mean)².
    [Fact]
    public void TryOf_LargeSampleWithoutTrend_IsNearlyTheOriginal()
    {
        var levels = Enumerable.Range(0, 6_000).Select(i => i % 6).ToArray();
        var outcomes = Enumerable.Range(0, 6_000).Select(i => i * 7_919L % 1_009 < 300).ToArray();
        var share = outcomes.Count(one => one) / 6_000.0;
        var trend = levels.Select((level, i) => (level - 2.5) * (outcomes[i] ? 1 : 0)).Sum();
        var error = Math.Sqrt(share * (1 - share) * levels.Sum(level => Math.Pow(level - 2.5, 2)));

        Assert.Equal(trend / error, CochranArmitage.TryOf(levels, outcomes, [.. Enumerable.Range(0, 6_000)])!.Value.Z, 0.05);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TryOf_OneLevelOrOneOutcome_IsNone(bool oneLevel) =>
        Assert.Null(oneLevel ? CochranArmitage.TryOf([1, 1, 1], [true, false, true], [0, 1, 2]) : CochranArmitage.TryOf([0, 1, 2], [true, true, true], [0, 1, 2]));
}
