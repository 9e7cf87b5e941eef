using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction.Training;

namespace Analytics.Tests.Prediction.Training;

public sealed class SampleLimitTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly AsOfSchedule Schedule = AsOfSchedule.Create(Start, Start.AddDays(600), new ChurnDefinition().OutcomeDays);

    [Fact]
    public void Build_FewerSamplesThanTheMost_UsesAll()
    {
        var set = Build(300, int.MaxValue);

        Assert.Equal(300 * Schedule.Training.Count, set.Labels.Count);
        Assert.Equal(1, set.UsedShare);
    }

    [Fact]
    public void Build_MoreSamplesThanTheMost_UsesAboutSoManyOfEveryDate()
    {
        var set = Build(300, 1_000);

        var all = 300 * Schedule.Training.Count;
        Assert.InRange(set.Labels.Count, 900, 1_100);
        Assert.Equal((double)set.Labels.Count / all, set.UsedShare);
        Assert.All(set.DateIndices.CountBy(date => date), date => Assert.InRange(date.Value, 50, 130));
        // Nearly everybody is left with some date.
        Assert.InRange(set.Hashes.Distinct().Count(), 280, 300);
        Assert.Equal(set.UsedShare, set.Without(["tenure.days"]).UsedShare);
    }

    private static TrainingSet Build(int customers, int most)
    {
        var builder = new TimelineBuilder();
        for (var customer = 0; customer < customers; customer++)
        {
            builder.Add(new Customer { CustomerId = $"c{customer}", JoinedAt = Start.AddDays(-customer) });
            builder.Add(new Interaction { InteractionId = $"i{customer}", CustomerId = $"c{customer}", OccurredAt = Start.AddDays(1), Type = InteractionType.Call });
        }
        return TrainingSetBuilder.Build(builder.Build().Timelines, new ChurnLabeler(new ChurnDefinition()), Schedule, mostSamples: most);
    }
}
