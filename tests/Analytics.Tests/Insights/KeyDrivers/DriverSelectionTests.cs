using Analytics.Insights.KeyDrivers;

namespace Analytics.Tests.Insights.KeyDrivers;

public sealed class DriverSelectionTests
{
    private static readonly DriverKey Own = new(DriverKind.Said, "friendliness");

    [Fact]
    public void TryOf_AllKnown_UsesAllInTheirOrder()
    {
        var selection = DriverSelection.TryOf(DriverSamples.Of(300))!;

        Assert.Equal([DriverKey.Convenience, DriverKey.Expertise, DriverKey.Effectiveness], selection.Drivers.Select(driver => driver.Members.Single()));
        Assert.Equal(300, selection.Customers);
        Assert.Empty(selection.LeftOut);
    }

    [Fact]
    public void TryOf_DriverKnownOfLessThanHalf_IsLeftOut()
    {
        var samples = DriverSamples.Of(300).Select((sample, index) => index < 149 ? sample.With(Own, index % 5) : sample).ToList();

        var leftOut = Assert.Single(DriverSelection.TryOf(samples)!.LeftOut);

        Assert.Equal(("friendliness", LeftOutReason.SeldomKnown), (leftOut.Name, leftOut.Reason));
        Assert.Equal(149 / 300.0, leftOut.Known, 1e-12);
    }

    [Fact]
    public void TryOf_DriverKnownOfMoreThanHalf_LeavesCompleteSamplesOnly()
    {
        var samples = DriverSamples.Of(400).Select((sample, index) => index < 300 ? sample.With(Own, index % 5) : sample).ToList();

        Assert.Equal(300, DriverSelection.TryOf(samples)!.Customers);
    }

    [Fact]
    public void TryOf_SameForAll_IsLeftOut()
    {
        var selection = DriverSelection.TryOf([.. DriverSamples.Of(300).Select(sample => sample.With(Own, 75))])!;

        Assert.Equal(LeftOutReason.Constant, Assert.Single(selection.LeftOut).Reason);
    }

    [Theory]
    [InlineData(0.92, true)]
    [InlineData(0.80, false)]
    public void TryOf_DriversThatSayNearlyTheSame_AreMerged(double correlation, bool merged)
    {
        // Of the same spread as convenience, and correlated with it as said.
        var random = new Analytics.Randomness.RandomStream(9);
        var noise = 8 * Math.Sqrt(2) * Math.Sqrt((1 / (correlation * correlation)) - 1);
        var samples = DriverSamples.Of(2_000).Select(sample => sample.With(Own, sample.Drivers[DriverKey.Convenience] + (noise * random.Normal()))).ToList();

        var first = DriverSelection.TryOf(samples)!.Drivers[0];

        Assert.Equal(merged ? [DriverKey.Convenience, Own] : [DriverKey.Convenience], first.Members);
        if (merged) Assert.Equal((samples[0].Drivers[DriverKey.Convenience] + samples[0].Drivers[Own]) / 2, first.Values[0], 1e-12);
    }

    // Three drivers need 100 customers and 30 of the rarer outcome.
    [Fact]
    public void TryOf_BelowTheMinimum_IsNone()
    {
        Assert.NotNull(DriverSelection.TryOf([.. DriverSamples.Of(100, eventLogOdds: 0).Select((sample, index) => sample with { Target = (byte)(index % 2) })]));
        Assert.Null(DriverSelection.TryOf([.. DriverSamples.Of(99, eventLogOdds: 0).Select((sample, index) => sample with { Target = (byte)(index % 2) })]));
        Assert.Null(DriverSelection.TryOf([.. DriverSamples.Of(300).Select((sample, index) => sample with { Target = (byte)(index < 19 ? 1 : 0) })]));
    }

    // 25 events suffice for two drivers.
    [Fact]
    public void TryOf_TooFewEventsForAll_DropsTheLeastKnown()
    {
        var samples = DriverSamples.Of(300).Select((sample, index) => (index == 299 ? sample.Without(DriverKey.Expertise) : sample) with { Target = (byte)(index < 25 ? 1 : 0) }).ToList();

        var selection = DriverSelection.TryOf(samples)!;

        Assert.Equal("expertise", Assert.Single(selection.LeftOut).Name);
        Assert.Equal(300, selection.Customers);
    }

    [Fact]
    public void TryOf_HardlyAnyRatings_UsesDerivedDriversAlone()
    {
        var samples = DriverSamples.Of(300)
            .Select((sample, index) => (index < 290 ? sample.Without(DriverKey.Convenience).Without(DriverKey.Expertise) : sample).With(DriverKey.Reliability, index % 7)).ToList();

        Assert.Equal([DriverKey.Reliability, DriverKey.Effectiveness], DriverSelection.TryOf(samples)!.Drivers.Select(driver => driver.Members.Single()));
    }

    [Fact]
    public void Clusters_CustomerAtSeveralDates_IsOne()
    {
        var samples = DriverSamples.Of(300).SelectMany(sample => new[] { sample, sample with { Date = 1 } }).ToList();

        var selection = DriverSelection.TryOf(samples)!;

        Assert.Equal((600, 300), (selection.Samples.Count, selection.Customers));
        Assert.Equal([0, 0, 1, 1], selection.Clusters[..4]);
    }
}
