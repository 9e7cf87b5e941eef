using System.Globalization;
using Analytics.Benchmarks.TruthChecks;
using Analytics.Customers;
using Analytics.Evaluation;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Training;
using Analytics.Simulation;
using Testing;
using Xunit.Abstractions;

namespace Analytics.Tests.Prediction;

/// <summary>
/// How near training comes to what is true of a simulated business of 20,000 customers. The long form, with <c>PIPELINE_LONG_TESTS=1</c>,
/// looks at twenty businesses, the usual one at one.
/// </summary>
public sealed class SimulationQualityTests(ITestOutputHelper output)
{
    private const int Customers = 20_000;

    /// <summary>Customers whose contributions are looked at.</summary>
    private const int Explained = 3_000;

    /// <summary>Planted effects of at least this, in log-odds a standard deviation, must be found with their sign.</summary>
    private const double Strong = 0.3;

    private const double MostBelowTruth = 0.02;

    /// <summary>By driver, the beginnings of the names of the features that show it; two drivers show in nothing that is exported.</summary>
    private static readonly Dictionary<RiskDriver, string[]> Carriers = new()
    {
        [RiskDriver.AnnualContract] = ["contract"],
        [RiskDriver.BusinessSegment] = ["segment"],
        [RiskDriver.PremiumSegment] = ["segment"],
        [RiskDriver.Tenure] = ["tenure"],
        [RiskDriver.RenewalWindow] = ["anniversary", "lastOffer", "renewal"],
        [RiskDriver.LoyaltyPenalty] = ["loyaltyPenalty", "renewal.priceStep"],
        [RiskDriver.UnannouncedChange] = ["unannounced", "lastUnannounced", "noticed"],
        [RiskDriver.UnresolvedProblem] = ["unresolved", "resolved"],
        [RiskDriver.BrokenPromise] = ["promise"],
        [RiskDriver.WorstGap] = ["gap", "overrun"],
        [RiskDriver.Abandonment] = ["abandoned"],
        [RiskDriver.Complaint] = ["complaint"],
        [RiskDriver.RefusedComplaint] = ["complaint.refused"],
        [RiskDriver.RepeatContact] = ["repeat", "reopen"],
        [RiskDriver.Handover] = ["handover", "transfer", "escalation"],
        [RiskDriver.Goodwill] = ["goodwill"],
        [RiskDriver.FollowUp] = ["followUp", "followedUp"],
        [RiskDriver.Purchase] = ["purchase", "lastPurchase"],
        [RiskDriver.Convenience] = ["convenience", "ces"],
        [RiskDriver.Expertise] = ["expertise"],
    };

    public static TheoryData<ulong> Seeds
    {
        get
        {
            var seeds = new TheoryData<ulong>();
            var count = LongTests.AreWanted ? 20UL : 1UL;
            for (var seed = 1UL; seed <= count; seed++) seeds.Add(seed);
            return seeds;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Train_SimulatedBusiness_ComesNearTheTruthAndSeesTheDirections(ulong seed)
    {
        var business = ServiceBusiness.Simulate(new SimulationOptions { Customers = Customers, Seed = seed });
        var timelines = SimulatedTimelines.Of(business);
        var definition = new ChurnDefinition();
        var labeler = new ChurnLabeler(definition);
        var first = new DateTimeOffset(business.Options.StartDate.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var schedule = AsOfSchedule.Create(first, first.AddDays(business.Options.Days).AddSeconds(-1), definition.OutcomeDays);
        var set = TrainingSetBuilder.Build(timelines, labeler, schedule);

        var model = new OutcomeTrainer().Train(set, definition, "v1", timelines.Count);

        Assert.Equal(ModelEvaluation.TimeSplit, model.Card.Evaluation.Method);
        Assert.Empty(model.Card.Leakage);
        var held = schedule.Training[^1];
        var known = timelines.Where(timeline => labeler.Target(timeline, held) is not null).ToList();
        byte[] labels = [.. known.Select(timeline => labeler.Target(timeline, held)!.Value)];
        var asOf = DateOnly.FromDateTime(held.UtcDateTime);
        double[] truth = [.. known.Select(timeline => business.Truth.ObservableRisk(timeline.CustomerId, asOf, definition.OutcomeDays))];
        var truthAuc = RankingQuality.Auc(truth, labels)!.Value;
        var auc = model.Card.Evaluation.Auc!.Value;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}: AUC {auc:0.0000}, of the hazard as the exports show it {truthAuc:0.0000}, ECE {model.Card.Evaluation.Ece:0.0000}, grade {model.Card.Grade}, {model.Card.Choice.Description}"));
        Assert.Equal(known.Count, model.Card.Evaluation.Samples);

        var wrong = WrongSigns(model, labeler, [.. known.Take(Explained)], held, business.Truth);

        Assert.InRange(auc, truthAuc - MostBelowTruth, 1);
        Assert.Empty(wrong);
    }

    /// <summary>
    /// Strong drivers of which the contributions of the features that show them do not go their way as the driver's covariate rises.
    /// </summary>
    private List<string> WrongSigns(OutcomeModel model, ChurnLabeler labeler, List<CustomerTimeline> customers, DateTimeOffset held, Truth truth)
    {
        var features = customers.ConvertAll(timeline => model.Schema.Of(labeler.Snapshot(timeline, held)));
        var contributions = features.ConvertAll(_ => new double[model.Schema.Features.Count]);
        Parallel.For(0, customers.Count, index => model.Main.Model.Contributions(features[index], contributions[index]));
        var asOf = DateOnly.FromDateTime(held.UtcDateTime);
        var wrong = new List<string>();
        foreach (var effect in truth.PlantedEffects(asOf).Where(effect => effect.Outcome == EffectOutcome.Cancellation && Carriers.ContainsKey(effect.Driver) && Math.Abs(effect.PerStandardDeviation) >= Strong))
        {
            int[] carriers =
            [
                .. model.Schema.Features.Index()
                    .Where(feature => Array.Exists(Carriers[effect.Driver], start => feature.Item.Name.StartsWith(start, StringComparison.Ordinal)))
                    .Select(feature => feature.Index),
            ];
            double[] carried = [.. contributions.Select(values => carriers.Sum(carrier => values[carrier]))];
            double[] covariates = [.. customers.Select(timeline => Covariate(truth.Customer(timeline.CustomerId), effect.Driver, asOf))];
            var covariance = Covariance(covariates, carried);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {effect.Name}: planted {effect.PerStandardDeviation:0.00}, contributions {covariance / Math.Sqrt(Covariance(covariates, covariates)):0.000} a standard deviation"));
            if (Math.Sign(covariance) != effect.ExpectedSign) wrong.Add(effect.Name);
        }
        return wrong;
    }

    /// <summary>
    /// The covariate on the date; of the renewal window, which the calendar opens and closes within the outcome window, its mean over that.
    /// </summary>
    private static double Covariate(CustomerTruth customer, RiskDriver driver, DateOnly asOf) => driver == RiskDriver.RenewalWindow
        ? Enumerable.Range(0, 7).Average(step => customer.CovariatesAt(asOf.AddDays(7 + (15 * step)))[(int)driver])
        : customer.CovariatesAt(asOf)[(int)driver];

    private static double Covariance(double[] left, double[] right)
    {
        var (leftMean, rightMean) = (left.Average(), right.Average());
        return left.Zip(right, (x, y) => (x - leftMean) * (y - rightMean)).Sum() / left.Length;
    }
}
