using Analytics.Boosting;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;
using Testing;

namespace Analytics.Tests.Prediction.Training;

/// <summary>Rows that stand in a table twice, under other ids, must not make a model look better than it is.</summary>
public sealed class CopiedRowsTests
{
    private static readonly ChurnDefinition ByLabel = new() { Basis = ChurnBasis.Label, LabelColumn = "Churn" };

    [Fact]
    public void Train_HalfTheRowsOfTelcoTwice_HasTheSameAuc()
    {
        var once = Table(copies: 0, 1);
        var twice = Table(copies: once.Count / 2, 1);

        var clean = Train(once).Card;
        var copied = Train(twice).Card;

        Assert.Equal(clean.Rows + (clean.Rows / 2), copied.Rows);
        Assert.Equal(clean.Evaluation.Auc!.Value, copied.Evaluation.Auc!.Value, 0.015);
        // With folds that separate copies it is above 0.88.
        Assert.InRange(copied.Evaluation.Auc.Value, 0.82, 0.855);
    }

    [Fact]
    public void Of_CopiesOfBothLabels_ShareAFold()
    {
        // Every row thrice, the last time with the other label.
        var timelines = LabelTable.Create(300);
        var builder = new TimelineBuilder();
        foreach (var timeline in timelines)
        {
            var profile = timeline.Profile!;
            var other = profile.Attributes!["left"] == "yes" ? "no" : "yes";
            builder.Add(profile);
            builder.Add(profile with { CustomerId = profile.CustomerId + "b" });
            builder.Add(profile with { CustomerId = profile.CustomerId + "c", Attributes = new Dictionary<string, string>(profile.Attributes) { ["left"] = other } });
        }
        var all = builder.Build().Timelines;
        var set = TrainingSetBuilder.Build(all, new ChurnLabeler(LabelTable.ByLabel), LabelTable.NoHistory);
        var model = new OutcomeTrainer(null, _ => [Trees]).Train(set, LabelTable.ByLabel, "v", all.Count);
        using var file = new MemoryStream();
        ModelFile.Write(new CustomerModel(model, null), file);
        file.Position = 0;
        var folds = ModelFile.Read(file).Churn.Folds!;

        Assert.Equal(300, folds.Copies.Mixed.Count);
        foreach (var timeline in timelines)
        {
            var (label, other) = timeline.Profile!.Attributes!["left"] == "yes" ? ((byte)1, (byte)0) : ((byte)0, (byte)1);
            var seenBy = folds.Unseeing(timeline.CustomerId, label);
            Assert.Same(seenBy, folds.Unseeing(timeline.CustomerId + "b", label));
            Assert.Same(seenBy, folds.Unseeing(timeline.CustomerId + "c", other));
        }
        var samples = LabelledSamples.Of(set);
        Assert.All(samples.Groups.Zip(samples.FoldLabels).GroupBy(pair => pair.First), group => Assert.Single(group.Select(pair => pair.Second).Distinct()));
    }

    private static Candidate Trees { get; } = new("trees", threads => new BoostingTrainer(new BoosterOptions { MaxThreads = threads }));

    private static OutcomeModel Train(IReadOnlyList<CustomerTimeline> timelines)
    {
        var set = TrainingSetBuilder.Build(timelines, new ChurnLabeler(ByLabel), LabelTable.NoHistory);
        return new OutcomeTrainer(null, _ => [Trees]).Train(set, ByLabel, "v", timelines.Count);
    }

    /// <summary>The telco customers, and so many of them again under other ids.</summary>
    private static IReadOnlyList<CustomerTimeline> Table(int copies, int seed)
    {
        var lines = File.ReadAllLines(SharedData.File("telco_churn.csv"));
        var header = lines[0].Split(',');
        Customer[] customers =
        [
            .. lines.Skip(1).Select(line => line.Split(',')).Select(cells => new Customer
            {
                CustomerId = cells[0],
                Attributes = header.Zip(cells).Skip(1).Where(cell => cell.Second.Trim().Length > 0).ToDictionary(cell => cell.First, cell => cell.Second),
            }),
        ];
        var builder = new TimelineBuilder();
        foreach (var customer in customers) builder.Add(customer);
        var random = new Random(seed);
        foreach (var customer in customers.OrderBy(_ => random.Next()).Take(copies)) builder.Add(customer with { CustomerId = customer.CustomerId + "-again" });
        return builder.Build().Timelines;
    }
}
