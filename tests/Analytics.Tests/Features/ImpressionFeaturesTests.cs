using Analytics.Customers;
using Analytics.Features;
using static Analytics.Tests.Features.TimelineFeatures;

namespace Analytics.Tests.Features;

public sealed class ImpressionFeaturesTests
{
    private const double HalfLife = 90;

    [Fact]
    public void Impressions_HalveWithEveryHalfLife()
    {
        var features = Of(
        [
            Interaction(InteractionType.Purchase, 3 * HalfLife),
            Interaction(InteractionType.Renewal, HalfLife),
            Interaction(InteractionType.Goodwill, 2 * HalfLife),
            Interaction(InteractionType.FollowUp, HalfLife),
            Interaction(InteractionType.Complaint, 2 * HalfLife) with { Resolved = false },
            Interaction(InteractionType.Complaint, HalfLife) with { Resolved = true },
            Call(HalfLife) with { Answered = false, Transfers = 2, Escalations = 1, Reopens = 3 },
        ]);

        Assert.Equal(0.125f + 0.5f, features["purchase.impression"], 5);
        Assert.Equal(0.25f, features["goodwill.impression"], 5);
        Assert.Equal(0.5f, features["followUp.impression"], 5);
        Assert.Equal(0.75f, features["complaint.impression"], 5);
        Assert.Equal(0.25f, features["complaint.refused.impression"], 5);
        Assert.Equal(0.25f, features["unresolved.impression"], 5);
        Assert.Equal(0.5f, features["abandoned.impression"], 5);
        Assert.Equal(1.5f, features["handover.impression"], 5);
        Assert.Equal(0.5f, features["reopen.impression"], 5);
    }

    [Fact]
    public void Overrun_TheWorstAfterFading_NotTheSum()
    {
        var features = Of(
        [
            Call(2 * HalfLife) with { PromisedMinutes = 1, WaitMinutes = 31 },     // ln 16 faded to a quarter
            Call(HalfLife) with { PromisedMinutes = 3, WaitMinutes = 31 },         // ln 8 faded to a half: the worst
            Call(HalfLife) with { InteractionId = "kept", PromisedMinutes = 40, WaitMinutes = 31 },
        ]);

        Assert.Equal((float)(Math.Log(8) / 2), features["overrun.impression"], 5);
        Assert.Equal(0.75f, features["promise.broken.impression"], 5);
    }

    [Fact]
    public void Impressions_NothingHappened_AreNought()
    {
        var features = Of([Call(1)]);

        Assert.Equal(0, features["overrun.impression"]);
        Assert.All(new ImpressionFeatures().Features, feature => Assert.Equal(0, features[feature.Name]));
    }
}
