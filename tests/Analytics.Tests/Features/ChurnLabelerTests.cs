using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Tests.Features;

public sealed class ChurnLabelerTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, ChurnOutcome.NotActive)]
    [InlineData(0, ChurnOutcome.LeftInGap)]
    [InlineData(6.9, ChurnOutcome.LeftInGap)]
    [InlineData(7, ChurnOutcome.Churned)]
    [InlineData(96.9, ChurnOutcome.Churned)]
    [InlineData(97, ChurnOutcome.Stayed)]
    public void Cancellation_ByItsDay_IsWhatTheWindowsSay(double day, ChurnOutcome expected)
    {
        var timeline = Build(Of(InteractionType.Purchase, -100), Of(InteractionType.Cancellation, day));

        Assert.Equal(expected, new ChurnLabeler(new ChurnDefinition()).Outcome(timeline, AsOf));
    }

    [Fact]
    public void Cancellation_ThenBoughtAgain_IsActive()
    {
        var timeline = Build(Of(InteractionType.Purchase, -100), Of(InteractionType.Cancellation, -50), Of(InteractionType.Purchase, -10));

        Assert.Equal(ChurnOutcome.Stayed, new ChurnLabeler(new ChurnDefinition()).Outcome(timeline, AsOf));
    }

    [Fact]
    public void Cancellation_UnknownBeforeTheDate_IsNoSample() =>
        Assert.Equal(ChurnOutcome.NotActive, new ChurnLabeler(new ChurnDefinition()).Outcome(Build(Of(InteractionType.Purchase, 5)), AsOf));

    [Fact]
    public void Cancellation_ChangedLater_IsNoCaseOfStaying()
    {
        var timeline = Build(Of(InteractionType.Purchase, -100), Of(InteractionType.Cancellation, -50) with { UpdatedAt = AsOf.AddDays(200) });

        Assert.Equal(ChurnOutcome.NotActive, new ChurnLabeler(new ChurnDefinition()).Outcome(timeline, AsOf));
    }

    [Fact]
    public void Snapshot_UnderALabel_DoesNotShowTheCancellationThatIsTheAnswer()
    {
        var timeline = Build(Of(InteractionType.Purchase, -100), Of(InteractionType.Cancellation, -50));

        Assert.Single(new ChurnLabeler(new ChurnDefinition { Basis = ChurnBasis.Label, LabelColumn = "left" }).Snapshot(timeline, AsOf).Interactions);
        Assert.Equal(2, new ChurnLabeler(new ChurnDefinition()).Snapshot(timeline, AsOf).Interactions.Count);
    }

    [Theory]
    [InlineData(-10, 50, ChurnOutcome.Stayed)]
    [InlineData(-10, 3, ChurnOutcome.Churned)]    // active in the gap, silent in the window
    [InlineData(-10, 120, ChurnOutcome.Churned)]
    [InlineData(-91, 50, ChurnOutcome.NotActive)]
    public void Inactivity_ByLastAndNextActivity(double last, double next, ChurnOutcome expected)
    {
        var labeler = new ChurnLabeler(new ChurnDefinition { Basis = ChurnBasis.Inactivity });

        Assert.Equal(expected, labeler.Outcome(Build(Of(InteractionType.Purchase, last), Of(InteractionType.Call, next)), AsOf));
    }

    [Fact]
    public void Inactivity_WhatTheBusinessDoes_IsNoActivity()
    {
        var labeler = new ChurnLabeler(new ChurnDefinition { Basis = ChurnBasis.Inactivity });
        var timeline = Build(Of(InteractionType.Purchase, -10), Of(InteractionType.Notice, 20), Of(InteractionType.PriceChange, 40));

        Assert.Equal(ChurnOutcome.Churned, labeler.Outcome(timeline, AsOf));
    }

    [Theory]
    [InlineData("Yes", ChurnOutcome.Churned)]
    [InlineData("流失", ChurnOutcome.Churned)]
    [InlineData("No", ChurnOutcome.Stayed)]
    [InlineData(null, ChurnOutcome.Unknown)]
    public void Label_OfTheColumnWithoutCase(string? text, ChurnOutcome expected)
    {
        var labeler = new ChurnLabeler(new ChurnDefinition { Basis = ChurnBasis.Label, LabelColumn = "churn" });
        var timeline = Build(new Customer { CustomerId = "c", Attributes = text is null ? null : new Dictionary<string, string> { ["Churn"] = text } });

        Assert.Equal(expected, labeler.Outcome(timeline, AsOf));
    }

    [Fact]
    public void Schedule_TwoYears_OutcomesAreOverWhenTheDataEnds()
    {
        var first = new DateTimeOffset(2024, 1, 1, 9, 0, 0, TimeSpan.Zero);
        var last = new DateTimeOffset(2025, 12, 30, 18, 0, 0, TimeSpan.Zero);

        var schedule = AsOfSchedule.Create(first, last, outcomeDays: 97);

        Assert.Equal(new DateTimeOffset(2025, 12, 31, 0, 0, 0, TimeSpan.Zero), schedule.Scoring);
        Assert.Equal(schedule.Scoring.AddDays(-97), schedule.Training[^1]);
        Assert.Equal(12, schedule.Training.Count);
        Assert.True(schedule.Training[0] >= first.AddDays(89));
        Assert.Equal(schedule.Training.Order(), schedule.Training);
    }

    [Fact]
    public void Schedule_InteractionsEndBeforeTheSurveys_OutcomesEndWithThem()
    {
        var last = new DateTimeOffset(2025, 12, 30, 18, 0, 0, TimeSpan.Zero);

        var schedule = AsOfSchedule.Create(last.AddDays(-700), last, outcomeDays: 97, outcomesUntil: last.AddDays(-100));

        Assert.Equal(new DateTimeOffset(2025, 12, 31, 0, 0, 0, TimeSpan.Zero), schedule.Scoring);
        Assert.Equal(schedule.Scoring.AddDays(-197), schedule.Training[^1]);
    }

    [Fact]
    public void Schedule_ShortHistory_HasNoTrainingDates() =>
        Assert.Empty(AsOfSchedule.Create(AsOf, AsOf.AddDays(180), outcomeDays: 97).Training);

    private static CustomerTimeline Build(params CanonicalRecord[] records)
    {
        var builder = new TimelineBuilder();
        foreach (var record in records) builder.Add(record);
        return builder.Build().Timelines.Single();
    }

    private static Interaction Of(string type, double day) =>
        new() { InteractionId = $"{type} {day}", CustomerId = "c", OccurredAt = AsOf.AddDays(day), Type = type };
}
