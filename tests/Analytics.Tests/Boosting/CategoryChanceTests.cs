using Analytics.Boosting;
using Analytics.Evaluation;

namespace Analytics.Tests.Boosting;

public sealed class CategoryChanceTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(200)]
    public void GainByChance_OfOrderedNoise_LeavesWhatAnyTwoCategoriesGain(int categoryCount)
    {
        // Each category's gradient is noise with the variance of its hessian, which is 1. Two categories gain 1/2 on average.
        var random = new Random(9);
        var gains = Enumerable.Range(0, 4000).Select(_ => BestGainOfNoise(random, categoryCount));

        Assert.InRange(gains.Average() - SplitRules.GainByChance(categoryCount), 0.4, 1);
    }

    [Fact]
    public void Train_ColumnOfMeaninglessNames_DoesLittleHarm()
    {
        var samples = RandomSamples.Create(seed: 71, sampleCount: 6000);
        var random = new Random(72);
        var names = Enumerable.Range(0, 6000).Select(_ => (float)random.Next(200)).ToArray();
        var withNames = new SampleMatrix(6000, [.. samples.Matrix.Columns, new SampleColumn(names, ColumnKind.Categorical, 200)]);
        int[] training = [.. Enumerable.Range(0, 3000)];
        int[] held = [.. Enumerable.Range(3000, 3000)];

        double HeldOutAuc(SampleMatrix matrix)
        {
            var model = new GradientBooster(new BoosterOptions()).Train(matrix.SelectSamples(training), samples.Labels.AsSpan(0, 3000));
            return RankingQuality.Auc(model.RawScores(matrix.SelectSamples(held)), samples.Labels.AsSpan(3000))!.Value;
        }

        var without = HeldOutAuc(samples.Matrix);
        Assert.InRange(HeldOutAuc(withNames), without - 0.004, 1);
    }

    private static double BestGainOfNoise(Random random, int categoryCount)
    {
        var gradients = Enumerable.Range(0, categoryCount).Select(_ => Gaussian(random)).Order().ToArray();
        var (total, left, best) = (gradients.Sum(), 0.0, 0.0);
        for (var count = 1; count < categoryCount; count++)
        {
            left += gradients[count - 1];
            var right = total - left;
            var gain = (left * left / count + right * right / (categoryCount - count) - total * total / categoryCount) / 2;
            best = Math.Max(best, gain);
        }

        return best;
    }

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
