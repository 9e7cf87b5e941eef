using Analytics.Insights.Expectations;

namespace Analytics.Tests.Insights.Expectations;

public sealed class PromiseFinderTests
{
    private const int EndDay = 1_000;

    [Fact]
    public void TryFind_HundredWaits_IsTheNinetyFirst()
    {
        var promise = PromiseFinder.TryFind(Waits(100), EndDay)!;

        Assert.Equal(91, promise.Minutes);
        Assert.Equal(120, promise.SayableMinutes);
        Assert.Equal(96, promise.AssuredMinutes);
        Assert.Equal(0.848, promise.AssuredShare, 3);
        Assert.InRange(promise.Minutes, promise.Range!.Low, promise.Range.High);
    }

    [Fact]
    public void TryFind_TooFewOfTheLastWeeks_IsNone()
    {
        Assert.Null(PromiseFinder.TryFind(Waits(PromiseFinder.MinWaits - 1), EndDay));
        Assert.Null(PromiseFinder.TryFind([.. Waits(100).Select(wait => wait with { Day = EndDay - PromiseFinder.RecentDays - 1 })], EndDay));
        Assert.NotNull(PromiseFinder.TryFind(Waits(PromiseFinder.MinWaits), EndDay));
    }

    // Waits that were given up half-way would make the promise too short if they counted as over.
    [Fact]
    public void TryFind_AbandonedWaits_AreLongerThanTheyLasted()
    {
        List<Wait> waits = [.. Waits(100), .. Waits(30).Select(wait => wait with { Actual = 40, Answered = false })];

        var promise = PromiseFinder.TryFind(waits, EndDay)!;

        Assert.Equal(30, promise.Abandoned);
        Assert.True(promise.Minutes > PromiseFinder.TryFind([.. waits.Select(wait => wait with { Answered = true })], EndDay)!.Minutes);
        Assert.True(promise.Minutes >= 91);
    }

    [Fact]
    public void TryFind_MostAbandoned_IsNotSeen() =>
        Assert.Null(PromiseFinder.TryFind([.. Waits(100).Select(wait => wait with { Answered = wait.Actual < 50 })], EndDay));

    [Fact]
    public void TryFind_LongHistory_IsTestedOnTheWeeksAfter()
    {
        var waits = Enumerable.Range(0, 2_000).Select(i => Wait(1 + (i * 37 % 100), EndDay - 1 - (i % 200))).ToList();

        var promise = PromiseFinder.TryFind(waits, EndDay)!;

        Assert.Equal(560, promise.TestedWaits);
        Assert.InRange(promise.TestedShare!.Value, 0.85, 0.95);
    }

    // The longest of five days drawn with replacement is the third in more than 2.5 of 100 draws; so few days do not bear out such an end.
    [Fact]
    public void TryFind_FiveDays_HasAWiderInterval()
    {
        var waits = Enumerable.Range(0, 100).Select(i => Wait(10 * (1 + (i % 5)), EndDay - 1 - (i % 5))).ToList();

        Assert.True(PromiseFinder.TryFind(waits, EndDay)!.Range!.Low <= 20);
    }

    [Fact]
    public void TryFind_OneDay_HasNoInterval() =>
        Assert.Null(PromiseFinder.TryFind([.. Waits(100).Select(wait => wait with { Day = EndDay - 1 })], EndDay)!.Range);

    [Fact]
    public void TryFind_AnyOrder_GivesTheSame()
    {
        var waits = Waits(100);

        Assert.Equal(PromiseFinder.TryFind(waits, EndDay), PromiseFinder.TryFind([.. waits.AsEnumerable().Reverse()], EndDay));
    }

    private static List<Wait> Waits(int count) => [.. Enumerable.Range(1, count).Select(minutes => Wait(minutes, EndDay - 1 - (minutes % 50)))];

    private static Wait Wait(int minutes, int day) => new(minutes, day, 0, float.NaN, minutes, true, float.NaN, null);
}
