using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;

namespace Analytics.Tests.Prediction.Training;

public sealed class ModelSelectionTests
{
    [Fact]
    public void Choose_EffectsAddUpInStraightLines_TakesLogisticRegression()
    {
        var choice = Choose(SampleWorld.Create(4_000, 6, row => (2 * row[0]) - (1.5 * row[1]) + row[2] + row[3]));

        Assert.Equal(Candidate.Logistic, choice.Candidate.Name);
    }

    [Fact]
    public void Choose_OnlyInteractionsTell_TakesDeepTreesAndSeesThatTheOthersAreBlind()
    {
        // The sign of a product of three: neither slopes nor sums of single columns know anything of it.
        var choice = Choose(SampleWorld.Create(6_000, 3, row => row[0] * row[1] * row[2] > 0 ? 3 : -3));
        var tried = choice.Tried.ToDictionary(candidate => candidate.Name);

        Assert.Matches("trees of (8|16|31) leaves", choice.Candidate.Name);
        Assert.InRange(tried[Candidate.Logistic].Auc!.Value, 0.4, 0.6);
        Assert.InRange(tried["300 trees of 2 leaves, rate 0.1"].Auc!.Value, 0.4, 0.65);
        Assert.InRange(tried[choice.Candidate.Name].Auc!.Value, 0.85, 0.96);
    }

    [Fact]
    public void Choose_Any_TakesTheLowestLogLoss()
    {
        var choice = Choose(SampleWorld.Create(1_500, 3, row => (3 * Math.Abs(row[0])) - 1.5 + row[1]));

        var chosen = Assert.Single(choice.Tried, candidate => candidate.Chosen);
        Assert.Equal(choice.Candidate.Name, chosen.Name);
        Assert.Equal(choice.Tried.Min(candidate => candidate.LogLoss), chosen.LogLoss);
        Assert.Equal(ModelSelection.FoldCount, chosen.Folds);
    }

    [Fact]
    public void Choose_PlainlyWorse_IsGivenUpAfterTheFirstFoldWithoutAnotherChoice()
    {
        var samples = SampleWorld.Create(3_000, 4, row => (4 * Math.Abs(row[0])) - 2);
        var fits = new List<string>();
        IReadOnlyList<Candidate> candidates = [.. Candidate.All([0, 0, 0, 0]).Select(candidate => candidate with
        {
            TrainerFor = threads =>
            {
                lock (fits) fits.Add(candidate.Name);
                return candidate.TrainerFor(threads);
            },
        })];

        var choice = new ModelSelection(candidates, new WorkProgress(null), default).Choose(samples, "test");

        Assert.Equal(1, choice.Tried.Single(candidate => candidate.Name == Candidate.Logistic).Folds);
        Assert.All(choice.Tried, candidate => Assert.Equal(candidate.Folds, fits.Count(name => name == candidate.Name)));
        // Each on its own runs through all folds.
        var alone = candidates.Select(candidate => new ModelSelection([candidate], new WorkProgress(null), default).Choose(samples, "test").Tried[0]).ToList();
        Assert.Equal(alone.MinBy(candidate => candidate.LogLoss)!.Name, choice.Candidate.Name);
        foreach (var (raced, whole) in choice.Tried.Zip(alone)) Assert.Equal(whole.LogLoss, raced.LogLoss, raced.Folds == 1 ? 0.05 : 1e-12);
    }

    [Fact]
    public void Choose_Twice_IsTheSame()
    {
        var samples = SampleWorld.Create(1_000, 3, row => row[0] + row[1]);

        Assert.Equal(Choose(samples).Tried, Choose(samples).Tried);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Choose_FewSamplesAndColumns_GivesFiniteProbabilities(int columns)
    {
        var samples = SampleWorld.Create(40, columns, _ => 0);
        var selection = new ModelSelection(Candidate.All([.. new int[columns]]), new WorkProgress(null), default);

        var probabilities = selection.Fit(selection.Choose(samples, "test"), samples, "test").Probabilities(samples.Matrix);

        Assert.All(probabilities, probability => Assert.InRange(probability, 0.01, 0.99));
    }

    [Fact]
    public void Choose_MoreThanAreCompared_CalibratesOnAllOfThem()
    {
        // Overconfident trees of a few samples: what they need to be corrected by is not what those of many need.
        var samples = SampleWorld.Create(60_000, 3, row => row[0] + row[1]);
        var candidate = new Candidate("deep", threads => new BoostingTrainer(new() { MaxLeaves = 31, Rounds = 60, LearningRate = 0.2, MaxThreads = threads }));
        var selection = new ModelSelection([candidate], new WorkProgress(null), default);

        var model = selection.Fit(selection.Choose(samples, "test"), samples, "test");

        var unseen = SampleWorld.Create(60_000, 3, row => row[0] + row[1], seed: 2);
        Assert.InRange(Analytics.Evaluation.CalibrationLine.Fit(model.Probabilities(unseen.Matrix), unseen.Labels)!.Slope, 0.93, 1.12);
    }

    private static ModelSelection.Choice Choose(LabelledSamples samples) =>
        new ModelSelection(Candidate.All([.. new int[samples.Matrix.Columns.Length]]), new WorkProgress(null), default).Choose(samples, "test");
}
