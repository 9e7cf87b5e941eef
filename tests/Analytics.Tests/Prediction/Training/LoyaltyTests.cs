using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Training;
using Testing;

namespace Analytics.Tests.Prediction.Training;

public sealed class LoyaltyTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ChurnDefinition Churn = new() { Basis = ChurnBasis.Cancellation };
    private static readonly AsOfSchedule Schedule = AsOfSchedule.Create(Start, Start.AddDays(400), Churn.OutcomeDays);

    [Theory]
    [InlineData(9, 10, (byte)1)]
    [InlineData(8, 10, (byte)0)]
    [InlineData(10, 89, (byte)1)]
    public void Target_NextAnswerWithinTheHorizon_DecidesByItself(double nps, int day, byte expected) =>
        Assert.Equal(expected, Target(LoyaltyBasis.Promoter, Visit(-50), Answer(day, nps), Answer(day + 0.5, 10 - nps)));

    [Theory]
    [InlineData(-1)]
    [InlineData(90)]
    public void Target_AnswerOutsideTheHorizon_IsUnknown(int day) => Assert.Null(Target(LoyaltyBasis.Promoter, Visit(-50), Answer(day, 10)));

    [Fact]
    public void Target_SomebodyGone_IsNotCounted() => Assert.Null(Target(LoyaltyBasis.Promoter, Visit(-50), Event("cancellation", -5), Answer(10, 10)));

    [Theory]
    [InlineData("purchase", 5, (byte)1)]
    [InlineData("renewal", 89, (byte)1)]
    [InlineData("purchase", 90, (byte)0)]
    [InlineData("call", 5, (byte)0)]
    public void Target_Repurchase_IsAPurchaseInTheWindow(string type, int day, byte expected) =>
        Assert.Equal(expected, Target(LoyaltyBasis.Repurchase, Visit(-50), Event(type, day)));

    [Fact]
    public void Train_AnswersAndHistory_ModelsPromotersBesideChurn()
    {
        var model = Train(World(600, withAnswers: true));

        Assert.Equal(LoyaltyBasis.Promoter, ((LoyaltyDefinition)model.Loyalty!.Card.Definition).Basis);
        Assert.Equal(("loyalty", "churn"), (model.Loyalty.Card.Target, model.Churn.Card.Target));
        Assert.InRange(model.Loyalty.Card.Evaluation.Auc!.Value, 0.75, 1);
        Assert.Equal(model.Loyalty.Card.Evaluation, model.Card.Loyalty!.Evaluation);
    }

    [Fact]
    public void Predict_HappyAndUnhappy_DifferInLoyalty()
    {
        var timelines = World(600, withAnswers: true);
        var model = Train(timelines);
        double Mean(bool happy) => timelines.Where(timeline => timeline.CustomerId.StartsWith(happy ? 'h' : 'u'))
            .Select(timeline => model.Predict(timeline, Schedule.Scoring)?.LoyaltyProbability).OfType<double>().Average();

        Assert.InRange(Mean(happy: true) - Mean(happy: false), 0.3, 1);
    }

    [Fact]
    public void Train_NoAnswers_ModelsRepurchase() =>
        Assert.Equal(LoyaltyBasis.Repurchase, ((LoyaltyDefinition)Train(World(600, withAnswers: false)).Loyalty!.Card.Definition).Basis);

    [Fact]
    public void Train_NothingSaysWhoIsLoyal_HasNoLoyaltyModel() => Assert.Null(Train(World(600, withAnswers: false, withPurchases: false)).Loyalty);

    [Fact]
    public void Read_BothModels_PredictTheSame()
    {
        var timelines = World(400, withAnswers: true);
        var model = Train(timelines);
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;

        var read = ModelFile.Read(file);

        foreach (var timeline in timelines) Assert.Equal(model.Predict(timeline, Schedule.Scoring), read.Predict(timeline, Schedule.Scoring));
    }

    private static CustomerModel Train(IReadOnlyList<CustomerTimeline> timelines) => new CustomerModelTrainer(QuickTraining.Options).Train(timelines, Churn, null, Schedule, "v1");

    /// <summary>Happy customers answer high, buy often and rarely leave; unhappy ones the opposite.</summary>
    private static IReadOnlyList<CustomerTimeline> World(int customers, bool withAnswers, bool withPurchases = true)
    {
        var random = new Random(3);
        var builder = new TimelineBuilder();
        for (var i = 0; i < customers; i++)
        {
            var happy = random.Next(2) == 0;
            var id = (happy ? "h" : "u") + i;
            void Add(string type, double day) => builder.Add(
                new Interaction { InteractionId = $"{id}-{type}-{day:R}", CustomerId = id, OccurredAt = Start.AddDays(day), Type = type });
            Add("visit", 0);
            var end = random.NextDouble() < (happy ? 0.1 : 0.6) ? 100 + (random.NextDouble() * 300) : 400;
            for (var day = random.NextDouble() * 30; day < end; day += 20 + (random.NextDouble() * 20))
            {
                if (withAnswers)
                {
                    builder.Add(new SurveyResponse
                    {
                        ResponseId = $"{id}-{day:R}",
                        CustomerId = id,
                        RespondedAt = Start.AddDays(day),
                        Nps = random.NextDouble() < (happy ? 0.85 : 0.1) ? 10 : random.Next(9),
                    });
                }
                if (withPurchases && random.NextDouble() < (happy ? 0.6 : 0.1)) Add("purchase", day + 1);
            }
            if (end < 400) Add("cancellation", end);
        }
        return builder.Build().Timelines;
    }

    private static byte? Target(LoyaltyBasis basis, params CanonicalRecord[] records)
    {
        var builder = new TimelineBuilder();
        foreach (var record in records) builder.Add(record);
        return new LoyaltyLabeler(new LoyaltyDefinition { Basis = basis }, new ChurnLabeler(Churn)).Target(builder.Build().Timelines.Single(), Start.AddDays(200));
    }

    private static SurveyResponse Answer(double day, double nps) => new() { ResponseId = $"r{day:R}", CustomerId = "c", RespondedAt = Start.AddDays(200 + day), Nps = nps };

    private static Interaction Visit(double day) => Event("visit", day);

    private static Interaction Event(string type, double day) => new() { InteractionId = $"{type}{day:R}", CustomerId = "c", OccurredAt = Start.AddDays(200 + day), Type = type };
}
