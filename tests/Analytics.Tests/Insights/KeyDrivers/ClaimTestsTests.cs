using Analytics.Insights.KeyDrivers;
using Analytics.Randomness;

namespace Analytics.Tests.Insights.KeyDrivers;

public sealed class ClaimTestsTests
{
    [Fact]
    public void Of_PlantedClaims_AreSupported()
    {
        var samples = DriverSamples.Of(1_500);

        var (claims, family) = ClaimTests.Of(DriverSelection.TryOf(samples), DriverSelection.TryOf(samples), samples, default);

        Assert.Equal(ClaimVerdict.Supported, claims[0].Verdict);
        Assert.Equal(ClaimVerdict.Supported, claims[1].Verdict);
        // Waits go with nothing here.
        Assert.Equal(ClaimVerdict.NotShown, claims[2].Verdict);
        Assert.True(claims[0].OddsRatio!.High < 1 && claims[1].OddsRatio!.Low > 1);
        Assert.NotNull(claims[2].EarlyOddsRatio);
        Assert.Equal((3, 2, 0.10), (family.Tests, family.Found, family.Rate));
    }

    [Fact]
    public void Of_OutcomesTurnedRound_AreContradicted()
    {
        List<DriverSample> samples = [.. DriverSamples.Of(1_500).Select(sample => sample with { Target = (byte)(1 - sample.Target), Answer = 10 - sample.Answer })];

        var (claims, _) = ClaimTests.Of(DriverSelection.TryOf(samples), DriverSelection.TryOf(samples), samples, default);

        Assert.Equal(ClaimVerdict.Contradicted, claims[0].Verdict);
        Assert.Equal(ClaimVerdict.Contradicted, claims[1].Verdict);
    }

    [Fact]
    public void Of_LateWaitsOfThoseWhoLeave_SupportsTimeliness()
    {
        List<DriverSample> samples = [.. DriverSamples.Of(600).Select(sample => sample with { Wait = sample.Wait! with { Late = sample.Wait.Late + (0.5 * sample.Target) } })];

        Assert.Equal(ClaimVerdict.Supported, ClaimTests.Of(null, null, samples, default).Claims[2].Verdict);
    }

    // Everybody is in touch with trouble at hand as often as they wait: the more contacts, the more late ones, and the more leave.
    [Fact]
    public void Of_MoreContactsOfThoseWhoLeave_DoesNotPassForLateness()
    {
        var random = new RandomStream(3);
        List<DriverSample> samples =
        [
            .. Enumerable.Range(0, 3_000).Select(customer =>
            {
                var contacts = random.Between(1, 6);
                var late = Enumerable.Range(0, contacts).Sum(_ => random.Chance(0.3) ? 0.7 : -0.3);
                return new DriverSample(
                    customer, 0, new Dictionary<DriverKey, double>(), 1, 100, new PromisedWait(late, -late, contacts), random.Chance(0.08 * contacts) ? (byte)1 : (byte)0);
            }),
        ];

        var claim = ClaimTests.Of(null, null, samples, default).Claims[2];

        Assert.Equal(ClaimVerdict.NotShown, claim.Verdict);
        Assert.True(claim.OddsRatio!.Low < 1 && claim.OddsRatio.High > 1);
        // Of so many contacts what is not late is early here: one cannot be told from the other.
        Assert.Null(claim.EarlyOddsRatio);
    }

    [Fact]
    public void Of_NobodyLate_IsNotTested()
    {
        List<DriverSample> samples = [.. DriverSamples.Of(600).Select(sample => sample with { Wait = sample.Wait! with { Late = 0 } })];

        Assert.Equal(ClaimVerdict.NotTested, ClaimTests.Of(null, null, samples, default).Claims[2].Verdict);
    }

    [Fact]
    public void Of_TooLittle_IsNotTested()
    {
        var (claims, family) = ClaimTests.Of(null, null, DriverSamples.Of(80), default);

        Assert.All(claims, claim => Assert.Equal((ClaimVerdict.NotTested, null, 0), (claim.Verdict, claim.OddsRatio, claim.Customers)));
        Assert.Equal((0, 0), (family.Tests, family.Found));
    }
}
