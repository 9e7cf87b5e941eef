using Analytics.Boosting;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;

namespace Analytics.Tests.Prediction.Training.Selection;

public sealed class SettingsSearchTests
{
    [Fact]
    public void Run_PlainlyWorse_IsGivenUpAfterTheFirstFold()
    {
        var samples = SampleWorld.Create(3_000, 4, row => (4 * Math.Abs(row[0])) - 2);

        var contenders = Run(samples, [Logistic, Trees(4), Trees(8)], long.MaxValue);

        Assert.Equal(1, contenders[0].FoldsTried);
        Assert.Equal(samples.Count / 3.0, contenders[0].Scores.Count(score => score != 0), samples.Count * 0.02);
        Assert.True(contenders[1].IsComplete);
    }

    [Fact]
    public void Run_BudgetForHalf_TakesOnlyTheBestOfTheFirstFoldFurther()
    {
        var samples = SampleWorld.Create(1_500, 3, row => row[0] + row[1]);
        var work = Run(samples, [Trees(2), Trees(4)], long.MaxValue).Take(2).Sum(contender => contender.Work);
        var budget = new SearchBudget(work / 2);

        var contenders = Run(samples, [Trees(2), Trees(4)], budget);

        Assert.Equal([1, 3], contenders.Select(contender => contender.FoldsTried).Order());
        Assert.Equal(contenders.Sum(contender => contender.Work), budget.Spent);
    }

    [Fact]
    public void Run_BudgetLeft_TriesSettingsNearTheBest()
    {
        var samples = SampleWorld.Create(1_500, 3, row => row[0] + row[1]);

        var names = Run(samples, [Trees(4)], long.MaxValue).Select(contender => contender.Candidate.Name).ToList();

        Assert.Contains(names, name => name.Contains("L2 5", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Contains("rate 0.05", StringComparison.Ordinal));
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void Run_Trees_StopWhereTheLossOverAllFoldsIsLeast()
    {
        var samples = SampleWorld.Create(1_500, 3, row => row[0] + row[1]);
        var contender = Run(samples, [Trees(8)], 1)[0];

        var losses = new List<double>();
        foreach (var rounds in new[] { contender.Steps / 2, contender.Steps, contender.Steps * 2 })
        {
            var folds = SampleFolds.Inner(samples, 3);
            var options = ((TreesCandidate)contender.Candidate).Options with { Rounds = rounds };
            losses.Add(Enumerable.Range(0, 3).Sum(fold =>
            {
                var (training, held) = (samples.Select(folds.Others(fold)), samples.Select(folds.Held(fold)));
                var model = new GradientBooster(options).Train(training.Matrix, training.Labels);
                var scores = new double[held.Count];
                model.RawScores(held.Matrix, scores);
                return scores.Zip(held.Labels, LogisticLoss.Of).Sum();
            }));
        }

        Assert.Equal(losses[1], losses.Min());
        Assert.Equal(losses[1], contender.Losses.Sum(), 1e-6);
    }

    private static Candidate Logistic { get; } = new(Candidate.Logistic, _ => new LogisticTrainer());

    private static TreesCandidate Trees(int leaves) => new(new BoosterOptions { MaxLeaves = leaves, LearningRate = 0.1, Rounds = 200 });

    private static IReadOnlyList<Contender> Run(LabelledSamples samples, IReadOnlyList<Candidate> candidates, long budget) => Run(samples, candidates, new SearchBudget(budget));

    private static IReadOnlyList<Contender> Run(LabelledSamples samples, IReadOnlyList<Candidate> candidates, SearchBudget budget) =>
        new SettingsSearch(samples, SampleFolds.Inner(samples, 3), budget, () => { }, default).Run(candidates);
}
