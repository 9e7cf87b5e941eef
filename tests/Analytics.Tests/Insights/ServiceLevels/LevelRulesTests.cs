using Analytics.Insights.ServiceLevels;

namespace Analytics.Tests.Insights.ServiceLevels;

public sealed class LevelRulesTests
{
    private static readonly Experience Good = new() { Customer = 1, Day = 1, Touchpoint = 0, Rating = 5, Gap = 0.5, Ease = 7, Recommendation = 10, Expectation = 2 };
    private static readonly LevelPosition Top = new(0.98, 0.9, 0.9, 2_000, false);

    [Fact]
    public void Of_BreachAndBadRating_IsCriminal() =>
        Assert.Equal(ServiceLevel.Criminal, LevelRules.Of(Good with { Rating = 2 }, Top with { IsLate = true }));

    [Fact]
    public void Of_WrongedAndLowScore_IsCriminal() =>
        Assert.Equal(ServiceLevel.Criminal, LevelRules.Of(Good with { IsWronged = true }, Top with { Score = 0.09 }));

    // A breach that the customer does not mind is none by this rule; being late is.
    [Fact]
    public void Of_BreachButContent_IsNotCriminal() => Assert.Equal(ServiceLevel.Basic, LevelRules.Of(Good with { Gap = -1 }, Top with { IsLate = true }));

    [Fact]
    public void Of_BadRatingWithoutBreach_IsNotCriminal() => Assert.Equal(ServiceLevel.Basic, LevelRules.Of(Good with { Rating = 1 }, Top with { Score = 0.05 }));

    [Theory]
    [InlineData(-0.1, 0, 0.9)]
    [InlineData(0.1, -1, 0.9)]
    [InlineData(0.1, 0, 0.24)]
    public void Of_LateOrBelowExpectationOrLowScore_IsBasic(double gap, double expectation, double score) =>
        Assert.Equal(ServiceLevel.Basic, LevelRules.Of(Good with { Gap = gap, Expectation = expectation }, Top with { Score = score }));

    [Fact]
    public void Of_BestSurpriseAndDelight_IsUnbelievable() => Assert.Equal(ServiceLevel.Unbelievable, LevelRules.Of(Good, Top));

    [Fact]
    public void Of_BestAmongFew_IsSurprising() => Assert.Equal(ServiceLevel.Surprising, LevelRules.Of(Good, Top with { Others = 999 }));

    [Fact]
    public void Of_BestWithoutDelight_IsSurprising() => Assert.Equal(ServiceLevel.Surprising, LevelRules.Of(Good with { Recommendation = 8 }, Top));

    [Theory]
    [InlineData(2, 0.5, false, ServiceLevel.Surprising)]
    [InlineData(1, 0.9, false, ServiceLevel.Surprising)]
    [InlineData(1, 0.5, true, ServiceLevel.Surprising)]
    [InlineData(1, 0.5, false, ServiceLevel.Desired)]
    public void Of_HighScore_NeedsASurprise(double expectation, double gapRank, bool gift, ServiceLevel level) =>
        Assert.Equal(level, LevelRules.Of(Good with { Expectation = expectation, HasGift = gift }, Top with { Score = 0.86, Gap = gapRank }));

    [Theory]
    [InlineData(0.6, 0.5, ServiceLevel.Desired)]
    [InlineData(0.59, 0.9, ServiceLevel.Expected)]
    [InlineData(0.8, 0.4, ServiceLevel.Expected)]
    [InlineData(0.8, double.NaN, ServiceLevel.Desired)]
    public void Of_NoSurprise_IsDesiredWhereItWasEasy(double score, double ease, ServiceLevel level) =>
        Assert.Equal(level, LevelRules.Of(Good with { Expectation = 0 }, new LevelPosition(score, 0.5, ease, 2_000, false)));

    [Fact]
    public void Of_NothingKnown_IsExpected() =>
        Assert.Equal(ServiceLevel.Expected, LevelRules.Of(new Experience { Customer = 1, Day = 1, Touchpoint = 0 }, new LevelPosition(double.NaN, double.NaN, double.NaN, 0, false)));

    [Theory]
    [InlineData(0.2, 0.25)]
    [InlineData(0.25, 0.6)]
    [InlineData(0.84, 0.85)]
    [InlineData(0.9, 0.97)]
    public void NextCutOff_BelowOne_IsTheNext(double score, double cutOff) => Assert.Equal(cutOff, LevelRules.NextCutOff(score));

    [Fact]
    public void NextCutOff_Best_IsNone() => Assert.Null(LevelRules.NextCutOff(0.99));
}
