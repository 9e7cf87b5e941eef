using Analytics.Customers;
using Analytics.Insights;

namespace Analytics.Tests.Insights;

public sealed class RatedContactTests
{
    private static readonly DateTimeOffset Time = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_LastContactBefore_IsThatContact() =>
        Assert.Equal(1, RatedContact.Of([Contact(-5), Contact(-2), Contact(1)], Answer()));

    [Fact]
    public void Of_ContactLongAgo_IsNone() => Assert.Equal(-1, RatedContact.Of([Contact(-7.1)], Answer()));

    [Fact]
    public void Of_PurchaseBetween_IsNone() => Assert.Equal(-1, RatedContact.Of([Contact(-2), Contact(-1) with { Type = InteractionType.Purchase }], Answer()));

    [Fact]
    public void Of_AbandonedOrComplaintBetween_IsTheContactBeforeIt() =>
        Assert.Equal(0, RatedContact.Of([Contact(-3), Contact(-2) with { Answered = false }, Contact(-1) with { Type = InteractionType.Complaint }], Answer()));

    [Theory]
    [InlineData("a", 0)]
    [InlineData("b", -1)]
    [InlineData(null, 0)]
    public void Of_Agents_MustNotDiffer(string? agent, int index) => Assert.Equal(index, RatedContact.Of([Contact(-1) with { AgentId = "a" }], Answer() with { AgentId = agent }));

    [Fact]
    public void Of_AnswerWithoutTime_IsNone() => Assert.Equal(-1, RatedContact.Of([Contact(-1)], Answer() with { RespondedAt = null }));

    private static SurveyResponse Answer() => new() { CustomerId = "c", ResponseId = "r", RespondedAt = Time, Csat = 4 };

    private static Interaction Contact(double days) => new() { CustomerId = "c", InteractionId = FormattableString.Invariant($"i{days}"), OccurredAt = Time.AddDays(days), Type = InteractionType.Call };
}
