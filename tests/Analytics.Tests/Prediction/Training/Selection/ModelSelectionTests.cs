using Analytics.Evaluation;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;

namespace Analytics.Tests.Prediction.Training.Selection;

public sealed class ModelSelectionTests
{
    private const long SmallBudget = 300_000_000;

    [Fact]
    public void Choose_EffectsAddUpInStraightLines_IsMostlyLogisticRegression()
    {
        var choice = Choose(SampleWorld.Create(4_000, 6, row => (2 * row[0]) - (1.5 * row[1]) + row[2] + row[3]));

        Assert.InRange(choice.Members.Where(member => member.Candidate.Name == Candidate.Logistic).Sum(member => member.Weight), 0.5, 1);
    }

    [Fact]
    public void Choose_OnlyInteractionsTell_TakesDeepTreesAndSeesThatTheOthersAreBlind()
    {
        // The sign of a product of three: neither slopes nor sums of single columns know anything of it.
        var choice = Choose(SampleWorld.Create(6_000, 3, row => row[0] * row[1] * row[2] > 0 ? 3 : -3));

        Assert.All(choice.Members, member => Assert.InRange(Assert.IsType<TreesCandidate>(member.Candidate).Options.MaxLeaves, 8, 64));
        Assert.All(choice.Tried.Where(tried => tried.Name == Candidate.Logistic || tried.Name.Contains("of 2 leaves", StringComparison.Ordinal)), tried =>
        {
            Assert.InRange(tried.Auc!.Value, 0.4, 0.65);
            Assert.Equal((0, 1), (tried.Weight, tried.Folds));
        });
        Assert.InRange(choice.Summary.Auc!.Value, 0.85, 0.96);
    }

    [Fact]
    public void Choose_Any_IsNoWorseThanAnyThatWasTriedOnAllFolds()
    {
        var choice = Choose(SampleWorld.Create(1_500, 3, row => (3 * Math.Abs(row[0])) - 1.5 + row[1]));

        Assert.Equal(1, choice.Members.Sum(member => member.Weight), 1e-12);
        Assert.Equal(1, choice.Tried.Sum(tried => tried.Weight), 1e-12);
        var most = choice.Tried.Max(tried => tried.Folds);
        Assert.All(choice.Tried.Where(tried => tried.Weight > 0), tried => Assert.Equal(most, tried.Folds));
        Assert.InRange(choice.Summary.LogLoss, 0, choice.Tried.Where(tried => tried.Folds == most).Min(tried => tried.LogLoss) + 0.001);
    }

    [Fact]
    public void Choose_Twice_IsTheSame()
    {
        var samples = SampleWorld.Create(1_000, 3, row => row[0] + row[1]);
        var (first, second) = (Choose(samples), Choose(samples));

        Assert.Equal(first.Tried, second.Tried);
        Assert.Equal(first.Summary, second.Summary);
        Assert.Equal(first.Members.Select(member => (member.Candidate.Name, member.Steps, member.Weight)), second.Members.Select(member => (member.Candidate.Name, member.Steps, member.Weight)));
    }

    [Fact]
    public void Choose_SmallerBudget_TriesLess()
    {
        var samples = SampleWorld.Create(3_000, 5, row => row[0] + (row[1] * row[2] * 3));

        var (little, much) = (Choose(samples, 1), Choose(samples, 20_000_000_000));

        Assert.InRange(little.Tried.Count, 1, 4);
        Assert.InRange(much.Tried.Count, 11, 40);
        Assert.InRange(little.Summary.Work, 1, much.Summary.Work / 5);
        Assert.InRange(much.Summary.Work, 1, much.Summary.Budget);
        Assert.Contains(much.Tried, tried => tried.Name.Contains("L2 5", StringComparison.Ordinal));
        // One is tried on all folds whatever it costs: the calibration needs it.
        Assert.Contains(little.Tried, tried => tried.Weight > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Choose_FewSamplesAndColumns_GivesFiniteProbabilities(int columns)
    {
        var samples = SampleWorld.Create(40, columns, _ => 0);
        var selection = Selection(columns, SmallBudget);

        var probabilities = selection.Fit(selection.Choose(samples, "test"), samples, "test").Probabilities(samples.Matrix);

        Assert.All(probabilities, probability => Assert.InRange(probability, 0.01, 0.99));
    }

    [Fact]
    public void Choose_MoreThanAreCompared_CalibratesOnAllOfThem()
    {
        // Overconfident trees of a few samples: what they need to be corrected by is not what those of many need.
        var samples = SampleWorld.Create(60_000, 3, row => row[0] + row[1]);
        var candidate = new Candidate("deep", threads => new BoostingTrainer(new() { MaxLeaves = 31, Rounds = 60, LearningRate = 0.2, MaxThreads = threads }));
        var selection = new ModelSelection((_, _, _) => [candidate], 1, new WorkProgress(null), default);

        var model = selection.Fit(selection.Choose(samples, "test"), samples, "test");

        var unseen = SampleWorld.Create(60_000, 3, row => row[0] + row[1], seed: 2);
        Assert.InRange(CalibrationLine.Fit(model.Probabilities(unseen.Matrix), unseen.Labels)!.Slope, 0.93, 1.12);
    }

    [Fact]
    public void Fit_Blend_ScoresAsItsMembersDo()
    {
        var samples = SampleWorld.Create(500, 3, row => row[0] + row[1]);
        var logistic = new Candidate(Candidate.Logistic, _ => new LogisticTrainer());
        var (few, many) = (new TreesCandidate(new() { MaxLeaves = 2 }), new TreesCandidate(new() { MaxLeaves = 8 }));
        BlendMember[] members = [new(logistic, 0, 0.5), new(few, 40, 0.375), new(many, 20, 0.125)];
        var selection = Selection(3, SmallBudget);
        var choice = selection.Choose(samples, "test") with { Members = members, Calibration = new Analytics.Evaluation.Calibration.IdentityMap() };

        var scores = selection.Fit(choice, samples, "test").Probabilities(samples.Matrix);

        ITrainedModel[] apart = [.. members.Select(member => member.Candidate.TrainerWith(member.Steps, 1).Train(samples.Matrix, samples.Labels))];
        var sample = new float[3];
        for (var i = 0; i < scores.Length; i++)
        {
            samples.Matrix.CopySample(i, sample);
            var raw = members.Zip(apart).Sum(pair => pair.First.Weight * pair.Second.RawScore(sample));
            Assert.Equal(1 / (1 + Math.Exp(-raw)), scores[i], 1e-12);
        }
    }

    private static ModelSelection.Choice Choose(LabelledSamples samples, long budget = SmallBudget) => Selection(samples.Matrix.Columns.Length, budget).Choose(samples, "test");

    private static ModelSelection Selection(int columns, long budget) => new(new CandidateLibrary([.. new int[columns]]).For, budget, new WorkProgress(null), default);
}
