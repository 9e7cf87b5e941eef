using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction.Training;

namespace Analytics.Tests.Prediction.Training;

public sealed class TrainingSetBuilderTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Build_SeveralDates_WhatDiffersForEverybodyIsNoFeature()
    {
        var set = Build();

        Assert.True(set.Dates.Count > 5);
        Assert.DoesNotContain(set.Features.Schema.Features, feature => feature.Name == "email");
        Assert.Contains(set.Features.Schema.Features, feature => feature.Name == "plan");
    }

    [Fact]
    public void Build_SeveralDates_ACustomersSamplesShareOneHash()
    {
        var set = Build();

        Assert.Equal(200, set.Hashes.Distinct().Count());
        Assert.True(set.Hashes.Count > 1_000);
    }

    private static TrainingSet Build()
    {
        var builder = new TimelineBuilder();
        for (var i = 0; i < 200; i++)
        {
            var id = $"c{i}";
            builder.Add(new Customer { CustomerId = id, Attributes = new Dictionary<string, string> { ["email"] = $"{id}@example.com", ["plan"] = i % 2 == 0 ? "a" : "b" } });
            for (var day = 0; day < 600; day += 20)
                builder.Add(new Interaction { InteractionId = $"{id}-{day}", CustomerId = id, OccurredAt = Start.AddDays(day + (i % 20)), Type = InteractionType.Purchase });
        }
        var definition = new ChurnDefinition();
        return TrainingSetBuilder.Build(builder.Build().Timelines, new ChurnLabeler(definition), AsOfSchedule.Create(Start, Start.AddDays(600), definition.OutcomeDays));
    }
}
