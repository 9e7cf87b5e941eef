using Analytics.Customers;
using static Analytics.Tests.Features.TimelineFeatures;

namespace Analytics.Tests.Features;

public sealed class RemedyFeaturesTests
{
    [Fact]
    public void Complaints_Refused_AreThoseNotResolved()
    {
        var features = Of(
        [
            Complaint(400, resolved: false),
            Complaint(100, resolved: false),
            Complaint(50, resolved: true),
            Complaint(40, resolved: null),
            Complaint(30, resolved: false),
            Call(20) with { Resolved = false },
        ]);

        Assert.Equal(1, features["complaint.refused.count.90d"]);
        Assert.Equal(2, features["complaint.refused.count.365d"]);
    }

    [Fact]
    public void FollowedUp_ShareOfProblemsThatAreOldEnough()
    {
        var features = Of(
        [
            Complaint(300, resolved: true),
            Interaction(InteractionType.FollowUp, 290),
            Call(200) with { Resolved = false },
            Interaction(InteractionType.FollowUp, 186),      // 14 days after it is too late
            Call(100) with { Resolved = true },              // no problem
            Call(60) with { Resolved = false },
            Call(58) with { Resolved = false },
            Interaction(InteractionType.FollowUp, 55),       // asks after both
            Call(13) with { Resolved = false },              // not judged yet
        ]);

        Assert.Equal(3 / 4f, features["followedUp.share.365d"]);
    }

    [Fact]
    public void FollowedUp_NoProblems_IsUnknown() =>
        Assert.True(float.IsNaN(Of([Call(100) with { Resolved = true }, Interaction(InteractionType.FollowUp, 90)])["followedUp.share.365d"]));

    private static Interaction Complaint(double daysAgo, bool? resolved) => Interaction(InteractionType.Complaint, daysAgo) with { Resolved = resolved };
}
