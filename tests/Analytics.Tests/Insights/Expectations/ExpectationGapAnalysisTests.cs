using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Insights.Expectations;

namespace Analytics.Tests.Insights.Expectations;

public sealed class ExpectationGapAnalysisTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_FewerContactsThanNeeded_SaysWhatIsMissing()
    {
        var insight = ExpectationGapAnalysis.Of(Data(ExpectationGapAnalysis.MinContacts - 1));

        Assert.Contains("49 answered", insight.Missing!.English, StringComparison.Ordinal);
        Assert.Contains("50", insight.Missing.English, StringComparison.Ordinal);
        Assert.Contains("49", insight.Missing.Chinese, StringComparison.Ordinal);
        Assert.Empty(insight.Statements);
        Assert.Null(insight.Overall);
    }

    // Waits of 1 to 10 minutes against 7: seven in ten are kept, the middle gap is 1.5.
    [Fact]
    public void Of_ContactsOfOneStep_AreSummedUp()
    {
        var insight = ExpectationGapAnalysis.Of(Data(200));

        Assert.Null(insight.Missing);
        Assert.Equal(0.7, insight.Overall!.Kept.Value, 9);
        Assert.Equal(1.5, insight.Overall.MedianGap, 9);
        Assert.Equal(["call", "call"], insight.Steps.Select(step => step.Step));
        Assert.Equal([null, 8], insight.Steps.Select(step => step.FromHour));
        Assert.Equal(200, insight.Steps[1].Gap!.Answered);
    }

    [Fact]
    public void Of_RatedContacts_RatingsMoveWithTheGap()
    {
        var insight = ExpectationGapAnalysis.Of(Data(200));

        Assert.Equal(200, insight.Rating!.Answers);
        Assert.True(insight.Rating.IsDifferent);
        Assert.True(insight.Rating.Loss.Value > 0);
    }

    [Fact]
    public void Of_BrokenPromisesAndLeaving_AreComparedByCustomer()
    {
        // Whoever waited 9 or 10 minutes leaves: two thirds of the broken, none of the kept.
        var insight = ExpectationGapAnalysis.Of(Data(200, leaves: wait => wait > 8));

        Assert.Equal(60, insight.Leaving!.FirstCount);
        Assert.Equal(2 / 3.0, insight.Leaving.Difference.Value, 9);
        Assert.True(insight.Leaving.IsDifferent);
        Assert.Equal(90, insight.LeavingDays);
        Assert.Equal(insight.Families.Single().Found, new[] { insight.Rating!.IsDifferent, insight.Leaving.IsDifferent }.Count(one => one));
    }

    [Fact]
    public void Of_FewOfAGroup_ComparesNothing() => Assert.Null(ExpectationGapAnalysis.Of(Data(160)).Leaving);

    [Fact]
    public void Of_ChangesWithAndWithoutNotice_CountEachCustomerOnce()
    {
        var insight = ExpectationGapAnalysis.Of(Data(200, changes: true, leaves: wait => wait % 2 == 0));

        Assert.Equal(100, insight.NoticeLeaving!.FirstCount);
        Assert.Equal(1, insight.NoticeLeaving.Difference.Value, 9);
        Assert.Equal(100, insight.NoticeSatisfied!.SecondCount);
    }

    [Fact]
    public void Of_Label_SaysNothingOfLeaving()
    {
        var insight = ExpectationGapAnalysis.Of(Data(200) with { Churn = new ChurnDefinition { Basis = ChurnBasis.Label, LabelColumn = "left" } });

        Assert.Null(insight.LeavingDays);
        Assert.Null(insight.Leaving);
        Assert.NotNull(insight.Rating);
    }

    [Fact]
    public void Of_Statements_HaveTheSameFiguresInBothLanguages() =>
        Assert.All(ExpectationGapAnalysis.Of(Data(200, changes: true, leaves: wait => wait % 2 == 0)).Statements, SameFigures.Check);

    /// <summary>Customers who call once at nine, are promised 7 minutes and wait 1 to 10, and say the next day what they think of it.</summary>
    private static InsightData Data(int customers, bool changes = false, Func<int, bool>? leaves = null)
    {
        var builder = new TimelineBuilder();
        for (var i = 0; i < customers; i++)
        {
            var (id, wait) = ($"c{i:000}", 1 + (i % 10));
            var time = Start.AddDays(i % 60);
            builder.Add(new Interaction { CustomerId = id, InteractionId = id + "-call", OccurredAt = time, Type = InteractionType.Call, PromisedMinutes = 7, WaitMinutes = wait, Answered = true });
            builder.Add(new SurveyResponse { CustomerId = id, ResponseId = id, RespondedAt = time.AddDays(1), Csat = wait <= 7 ? 5 - (i % 3 / 2) : 12 - wait });
            if (changes)
            {
                foreach (var day in (int[])[-2, -1])
                    builder.Add(new Interaction { CustomerId = id, InteractionId = $"{id}-fee{day}", OccurredAt = time.AddDays(day), Type = InteractionType.Fee, Announced = (i + (day + 2)) % 2 == 0 });
            }
            if (leaves?.Invoke(wait) == true)
                builder.Add(new Interaction { CustomerId = id, InteractionId = id + "-end", OccurredAt = time.AddDays(20), Type = InteractionType.Cancellation });
        }
        return new InsightData { Timelines = builder.Build().Timelines, Churn = new ChurnDefinition(), Schedule = new AsOfSchedule(Start.AddHours(-9).AddDays(200), []) };
    }
}
