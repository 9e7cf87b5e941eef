using Analytics.Evaluation;
using Analytics.Prediction.Training;

namespace Analytics.Tests.Prediction.Training;

public sealed class SampleFoldsTests
{
    [Fact]
    public void Inner_Groups_NeverStraddleFolds()
    {
        // Most groups have samples of both classes.
        var samples = SampleWorld.Create(3_000, 1, _ => 0, perGroup: 3);

        var folds = SampleFolds.Inner(samples, 5);

        Assert.All(
            samples.Groups.Zip(folds.FoldOf).GroupBy(pair => pair.First),
            group => Assert.Single(group.Select(pair => pair.Second).Distinct()));
    }

    [Theory]
    [InlineData(2_000, -1.5, 3)]
    [InlineData(40, 0.0, 5)]
    public void Inner_Classes_AreInProportionInEachFold(int count, double logOdds, int foldCount)
    {
        var samples = SampleWorld.Create(count, 1, _ => logOdds);
        var positives = samples.Labels.Count(label => label != 0);

        var folds = SampleFolds.Inner(samples, foldCount);

        for (var fold = 0; fold < foldCount; fold++)
        {
            var held = folds.Held(fold);
            Assert.Equal((double)positives / foldCount, held.Count(sample => samples.Labels[sample] != 0), 1.0);
            Assert.Equal((double)(count - positives) / foldCount, held.Count(sample => samples.Labels[sample] == 0), 1.0);
            Assert.Equal(Enumerable.Range(0, count), held.Concat(folds.Others(fold)).Order());
        }
    }

    [Fact]
    public void Inner_PartOfAnOuterFold_IsCutAnew()
    {
        var samples = SampleWorld.Create(1_000, 1, _ => 0);
        var outer = SampleFolds.By(FoldPlan.Create(samples.Groups, samples.FoldLabels, 5), samples);

        var inner = SampleFolds.Inner(samples, 5);

        // By chance a fifth of the samples of one outer fold are in each inner one.
        var shares = outer.Held(0).GroupBy(sample => inner.FoldOf[sample]).Select(group => group.Count());
        Assert.All(shares, share => Assert.InRange(share, 20, 60));
    }
}
