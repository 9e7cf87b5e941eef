using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Leakage;
using Analytics.Prediction.Training;
using Testing;

namespace Analytics.Tests.Prediction.Leakage;

public sealed class LeakageProbeTests
{
    [Fact]
    public void Run_HonestColumns_AreNotSuspected() => Assert.Empty(Probe(LabelTable.Create(2_000)));

    [Fact]
    public void Run_CopyOfTheLabel_IsExcludedAndTheOthersStay()
    {
        var finding = Assert.Single(Probe(LabelTable.Create(2_000, (row, random, left) => row["closed"] = (left == random.NextDouble() < 0.99) ? "1" : "0")));

        Assert.Equal(("closed", LeakageFinding.Excluded), (finding.Feature, finding.Action));
        Assert.InRange(finding.Auc, 0.97, 1);
        Assert.InRange(finding.AucWithout!.Value, 0.6, 0.9);
        Assert.Contains("AUC", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ReasonFilledForSomeOfThoseWhoLeft_IsFoundByPurity()
    {
        // Filled for 60 % of those who left and 1 % of the others: the AUC alone is 0.79.
        var finding = Assert.Single(Probe(LabelTable.Create(4_000, (row, random, left) =>
        {
            if (random.NextDouble() < (left ? 0.6 : 0.01)) row["reason"] = random.Next(3).ToString(System.Globalization.CultureInfo.InvariantCulture);
        })));

        Assert.Equal("reason", finding.Feature);
        Assert.InRange(finding.Auc, 0.75, 0.85);
        Assert.InRange(finding.Purity!.Value, 0.90, 1);
        Assert.Equal(finding.Purity >= 0.95 ? LeakageFinding.Excluded : LeakageFinding.Review, finding.Action);
    }

    [Fact]
    public void Run_StrongButHonestColumn_IsNotSuspected()
    {
        // Alone about 0.835, as the strongest honest columns of real tables.
        var findings = Probe(LabelTable.Create(3_000, (row, random, left) => row["sign"] = LabelTable.Text((left ? 1.38 : 0) + Normal(random))));

        Assert.Empty(findings);
    }

    [Fact]
    public void Run_ColumnBetween_IsLeftForReview()
    {
        // Two normal distributions 2.1 apart: an AUC of 0.93.
        var finding = Assert.Single(Probe(LabelTable.Create(3_000, (row, random, left) => row["sign"] = LabelTable.Text((left ? 2.1 : 0) + Normal(random)))));

        Assert.Equal(("sign", LeakageFinding.Review), (finding.Feature, finding.Action));
    }

    [Fact]
    public void Run_MostLeave_DoesNotMakeEveryValuePure()
    {
        var timelines = LabelTable.Create(2_000, (row, random, _) => (row["left"], row["colour"]) = (random.NextDouble() < 0.9 ? "yes" : "no", random.Next(3) == 0 ? "red" : "blue"));

        Assert.Empty(Probe(timelines));
    }

    [Fact]
    public void Train_KeepSuspects_KeepsThemAndSaysSo()
    {
        var timelines = LabelTable.Create(1_000, (row, _, left) => row["closed"] = left ? "1" : "0");
        var set = TrainingSetBuilder.Build(timelines, new ChurnLabeler(LabelTable.ByLabel), LabelTable.NoHistory);

        var without = new OutcomeTrainer(QuickTraining.Options).Train(set, LabelTable.ByLabel, "v", timelines.Count);
        var with = new OutcomeTrainer(QuickTraining.Options with { KeepSuspects = true }).Train(set, LabelTable.ByLabel, "v", timelines.Count);

        Assert.DoesNotContain("closed", without.Schema.Features.Select(feature => feature.Name));
        Assert.Equal(["closed"], without.Schema.LeftOut);
        Assert.InRange(without.Card.Evaluation.Auc!.Value, 0.6, 0.9);
        Assert.Contains("closed", with.Schema.Features.Select(feature => feature.Name));
        Assert.Equal(LeakageFinding.Kept, Assert.Single(with.Card.Leakage).Action);
        Assert.InRange(with.Card.Evaluation.Auc!.Value, 0.99, 1);
        Assert.NotEqual("A", with.Card.Grade);
    }

    [Fact]
    public void Run_EventWrittenWhenLeaving_CollapsesEarlier()
    {
        var (timelines, schedule, definition) = Leavers();
        var set = TrainingSetBuilder.Build(timelines, new ChurnLabeler(definition), schedule);

        var findings = new LeakageProbe(set, keepSuspects: false, CancellationToken.None).Run();

        var finding = Assert.Single(findings, finding => finding.Feature == "ticket.count.90d");
        Assert.Equal(2, finding.AucEarlier!.Count);
        Assert.InRange(finding.AucEarlier[1], 0.4, 0.6);
        Assert.Contains("days before", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>Customers of whom those who will leave have a ticket in the last days before each date, and others hardly ever.</summary>
    private static (IReadOnlyList<CustomerTimeline> Timelines, AsOfSchedule Schedule, ChurnDefinition Definition) Leavers()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var schedule = AsOfSchedule.Create(start, start.AddDays(219), 97);
        var date = schedule.Training[^1];
        var random = new Random(5);
        var builder = new TimelineBuilder();
        for (var i = 0; i < 1_500; i++)
        {
            var id = $"c{i}";
            void Add(string type, DateTimeOffset time) => builder.Add(new Interaction { InteractionId = $"{id}-{type}-{time:O}", CustomerId = id, OccurredAt = time, Type = type });
            Add("visit", start.AddDays(random.Next(20)));
            Add("visit", start.AddDays(20 + random.Next(60)));
            var leaves = random.NextDouble() < 0.3;
            if (random.NextDouble() < (leaves ? 0.85 : 0.02)) Add("ticket", date.AddDays(-1 - random.Next(10)));
            if (leaves) Add("cancellation", date.AddDays(10 + random.Next(80)));
        }
        return (builder.Build().Timelines, schedule with { Training = [date] }, new ChurnDefinition());
    }

    private static IReadOnlyList<LeakageFinding> Probe(IReadOnlyList<CustomerTimeline> timelines) => new LeakageProbe(
        TrainingSetBuilder.Build(timelines, new ChurnLabeler(LabelTable.ByLabel), LabelTable.NoHistory), keepSuspects: false, CancellationToken.None).Run();

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
