using Analytics.Customers;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Insights.Trust;
using Analytics.Prediction;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.Trust;

/// <summary>All features together, the classifier, and the whole analysis, where nothing drifts and where something does.</summary>
internal static class WholeDriftChecks
{
    private static readonly ChurnDefinition ByLabel = new() { Basis = ChurnBasis.Label, LabelColumn = "left" };

    public static IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        var seeds = effort.Seeds(1_000, 60);
        var still = TruthEffort.Run(seeds, seed => Compare(seed, 2_000, 1_000));
        yield return RateBar.AtMost(DriftReview.Rate, Bar.OfTheRate).Check("12 features without drift: any called moved by PSI", still.Count(found => found[0].Found > 0), seeds);
        yield return RateBar.AtMost(DriftReview.Rate, Bar.OfTheRate).Check("12 features without drift: any called moved by distance", still.Count(found => found[1].Found > 0), seeds);

        var tries = effort.Seeds(200, 8);
        var told = TruthEffort.Run(tries, seed => DriftClassifier.Of(DriftWorld.Create(seed, 1_000), DriftWorld.Create(seed + 900_000, 1_000), CancellationToken.None)!);
        yield return RateBar.AtMost(DriftReview.Rate, Bar.OfTheRate).Check("classifier without drift: finds some", told.Count(found => found.IsFound), tries);
        var turned = TruthEffort.Run(effort.Seeds(50, 4), seed => DriftClassifier.Of(DriftWorld.Create(seed, 1_000), DriftWorld.Create(seed + 900_000, 1_000, turned: true), CancellationToken.None)!);
        yield return RateBar.AtLeast(0.95, 50).Check("correlation turned round, each feature as before: classifier finds it", turned.Count(found => found.IsFound), turned.Length);

        var worlds = effort.Seeds(100, 2);
        var insights = Enumerable.Range(1, worlds).Select(seed => Analyse((ulong)seed, 0)).ToList();
        yield return RateBar.AtMost(DriftReview.Rate, Bar.OfTheRate).Check("whole analysis without drift: any feature called moved by PSI", insights.Count(insight => insight.Families[0].Found > 0), worlds);
        yield return Bar.AtMost("whole analysis without drift: share not to rely on, by reason, mean", insights.SelectMany(Shares).Average(), DoubtReview.UsualShare);
        var moved = Enumerable.Range(1, worlds).Select(seed => Analyse((ulong)seed, 1)).ToList();
        yield return RateBar.AtLeast(0.99, 100).Check(
            "whole analysis, usage moved by 1 SD: called act, and no other feature", moved.Count(insight => insight.Drift!.Moved(DriftVerdict.Act).Select(found => found.Feature).SequenceEqual(["usage"])), worlds);
    }

    private static IEnumerable<double> Shares(TrustInsight insight) => insight.Doubts!.Reasons.Where(reason => reason.IsUnusual).Select(reason => reason.Share);

    private static IReadOnlyList<TestFamily> Compare(ulong seed, int reference, int current) =>
        DriftReview.Compare(DriftWorld.Names, DriftWorld.Create(seed, reference), DriftWorld.Create(seed + 900_000, current), CancellationToken.None).Families;

    /// <summary>A list in which half of the customers have a label, from which the model learns; those without one are compared with them.</summary>
    private static TrustInsight Analyse(ulong seed, double shift)
    {
        var random = new RandomStream(seed);
        var builder = new TimelineBuilder();
        for (var customer = 0; customer < 2_000; customer++)
        {
            var isKnown = customer % 2 == 0;
            var usage = random.Normal();
            var attributes = new Dictionary<string, string>
            {
                ["usage"] = Text(usage + (isKnown ? 0 : shift)),
                ["calls"] = Text(random.Poisson(2)),
                ["spend"] = Text(random.LogNormal(20, 0.7)),
                ["plan"] = random.Chance(0.3) ? "annual" : "monthly",
            };
            if (isKnown) attributes["left"] = random.Chance(1 / (1 + Math.Exp(1 + usage))) ? "yes" : "no";
            builder.Add(new Customer { CustomerId = $"c{customer:0000}", Attributes = attributes });
        }
        var timelines = builder.Build().Timelines;
        var schedule = AsOfSchedule.Create(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ByLabel.OutcomeDays);
        var set = TrainingSetBuilder.Build(timelines, new ChurnLabeler(ByLabel), schedule);
        var trainer = new OutcomeTrainer(null, _ => [new Candidate(Candidate.Logistic, _ => new Prediction.Engines.LogisticTrainer())]);
        var model = new CustomerModel(trainer.Train(set, ByLabel, "v", timelines.Count), null);
        return TrustAnalysis.Of(
            new InsightData
            {
                Timelines = timelines,
                Churn = ByLabel,
                Schedule = schedule,
                Model = model,
                Predictions = [.. model.PredictAndExplain(timelines, schedule.Scoring, 0)],
            },
            CancellationToken.None);
    }

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
