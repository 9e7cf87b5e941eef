using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;

namespace Analytics.Tests.Insights;

public sealed class LeavingAfterTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10, true)]
    [InlineData(89, true)]
    [InlineData(90, false)]
    public void Of_Cancellation_CountsWithinTheHorizon(int day, bool left) =>
        Assert.Equal(left, Leaving(new ChurnDefinition()).Of([Interaction(InteractionType.Cancellation, day)], [], Start));

    [Fact]
    public void Of_AlreadyGone_IsUnknown() =>
        Assert.Null(Leaving(new ChurnDefinition()).Of([Interaction(InteractionType.Cancellation, -5)], [], Start));

    [Fact]
    public void Of_GoneAndComeBack_IsKnown() => Assert.False(
        Leaving(new ChurnDefinition()).Of([Interaction(InteractionType.Cancellation, -5), Interaction(InteractionType.Purchase, -2)], [], Start));

    [Fact]
    public void Of_HorizonBeyondTheData_IsUnknown() => Assert.Null(Leaving(new ChurnDefinition()).Of([], [], Start.AddDays(111)));

    [Theory]
    [InlineData(InteractionType.Call, 50, false)]
    [InlineData(InteractionType.Notice, 50, true)]
    [InlineData(InteractionType.Call, 3, true)]
    public void Of_Inactivity_IsBrokenByWhatTheCustomerDoes(string type, int day, bool left) =>
        Assert.Equal(left, Leaving(new ChurnDefinition { Basis = ChurnBasis.Inactivity }).Of([Interaction(type, day)], [], Start));

    [Fact]
    public void TryOf_Label_IsNone() => Assert.Null(LeavingAfter.TryOf(Data(new ChurnDefinition { Basis = ChurnBasis.Label, LabelColumn = "left" })));

    private static LeavingAfter Leaving(ChurnDefinition churn) => LeavingAfter.TryOf(Data(churn))!;

    private static InsightData Data(ChurnDefinition churn) => new() { Timelines = [], Churn = churn, Schedule = new AsOfSchedule(Start.AddDays(200), []) };

    private static Interaction Interaction(string type, int day) => new() { CustomerId = "a", InteractionId = $"{type}{day}", OccurredAt = Start.AddDays(day), Type = type };
}
