using static Analytics.Tests.Features.TimelineFeatures;

namespace Analytics.Tests.Features;

public sealed class NonResponseFeaturesTests
{
    [Fact]
    public void Silence_ContactsWithoutAnAnswerInTheWeekAfter()
    {
        var features = Of(
        [
            Call(500),                                  // longer ago than the year
            Rated(301, 4),                              // before the contact
            Call(300),
            Call(200), Rated(199, 5),
            Call(100) with { Answered = false },        // nobody is asked about a call that was not answered
            Call(60), Rated(53, 2),                     // seven days later: about something else
            Call(40),
            Call(6),                                    // its answer may still come
        ]);

        Assert.Equal(3 / 4f, features["silence.share.365d"]);
        Assert.Equal(2, features["silence.contacts"]);
    }

    [Fact]
    public void Silence_OneAnswerAfterTwoContacts_BelongsToBoth()
    {
        var features = Of([Call(62), Call(60), Rated(59, 2)]);

        Assert.Equal(0, features["silence.share.365d"]);
        Assert.Equal(0, features["silence.contacts"]);
    }

    [Fact]
    public void Silence_NoContactOldEnough_IsUnknown()
    {
        var features = Of([Rated(100, 3), Call(3)]);

        Assert.True(float.IsNaN(features["silence.share.365d"]));
        Assert.True(float.IsNaN(features["silence.contacts"]));
    }

    [Fact]
    public void Silence_ContactsOfEarlierYears_CountForTheStretchOnly()
    {
        var features = Of([Rated(600, 3), Call(500), Call(400)]);

        Assert.True(float.IsNaN(features["silence.share.365d"]));
        Assert.Equal(2, features["silence.contacts"]);
    }

    [Fact]
    public void Silence_BusinessWithoutSurveys_HasNoSuchFeature() => Assert.DoesNotContain("silence.contacts", Of([Call(100)]).Keys);
}
