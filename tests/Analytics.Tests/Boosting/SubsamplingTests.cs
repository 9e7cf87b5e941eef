using Analytics.Boosting;
using Analytics.Evaluation;

namespace Analytics.Tests.Boosting;

public sealed class SubsamplingTests
{
    [Fact]
    public void Rows_Share_IsKeptAndDrawnAnewEveryRound()
    {
        var subsampling = new Subsampling(new BoosterOptions { RowShare = 0.3, Seed = 5 });
        var (first, second) = (subsampling.Rows(0)!, subsampling.Rows(1)!);

        var indexes = Enumerable.Range(0, 20_000);
        Assert.InRange(indexes.Count(first), 5_700, 6_300);
        Assert.InRange(indexes.Count(index => first(index) && second(index)), 1_600, 2_000);
        Assert.Null(new Subsampling(new BoosterOptions()).Rows(0));
    }

    [Theory]
    [InlineData(0.5, 5)]
    [InlineData(0.01, 1)]
    public void Columns_Share_IsKeptAndDrawnAnewEveryRound(double share, int expected)
    {
        var subsampling = new Subsampling(new BoosterOptions { ColumnShare = share });

        Assert.All(Enumerable.Range(0, 50), round => Assert.Equal(expected, subsampling.Columns(round, 10)!.Count(isUsed => isUsed)));
        Assert.All(Enumerable.Range(0, 10), column => Assert.Contains(Enumerable.Range(0, 100), round => subsampling.Columns(round, 10)![column]));
    }

    [Fact]
    public void Train_OnPartOfTheSamples_CountsOnlyThoseAndLearnsFromAll()
    {
        var samples = RandomSamples.Create(seed: 51, sampleCount: 4000);
        var options = new BoosterOptions { Rounds = 80, RowShare = 0.5 };

        var model = options.Train(samples);

        Assert.All(model.Trees, tree => Assert.InRange(tree.Nodes[0].SampleCount, 1_850, 2_150));
        var held = RandomSamples.Create(seed: 52, sampleCount: 4000);
        var auc = RankingQuality.Auc(model.RawScores(held.Matrix), held.Labels)!.Value;
        var aucOfAll = RankingQuality.Auc((options with { RowShare = 1 }).Train(samples).RawScores(held.Matrix), held.Labels)!.Value;
        Assert.InRange(auc, aucOfAll - 0.006, 1);
    }

    [Fact]
    public void Train_OneColumnATree_SplitsOnThatOnly()
    {
        var model = new BoosterOptions { Rounds = 30, ColumnShare = 0.01 }.Train(RandomSamples.Create(seed: 53, sampleCount: 800));

        Assert.All(model.Trees, tree => Assert.Single(tree.Nodes.ToArray().Where(node => !node.IsLeaf).Select(node => node.ColumnIndex).Distinct()));
        Assert.Equal(5, model.Trees.Select(tree => tree.Nodes[0].ColumnIndex).Distinct().Count());
    }
}
