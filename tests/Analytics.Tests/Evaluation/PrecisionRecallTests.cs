using Analytics.Evaluation;
using Analytics.Randomness;

namespace Analytics.Tests.Evaluation;

public sealed class PrecisionRecallTests
{
    [Fact]
    public void AveragePrecision_WorkedByHand()
    {
        // From the top: +, −, +, −. Recall rises by half at precision 1/1 and by half at precision 2/3.
        Assert.Equal((1 + (2.0 / 3)) / 2, PrecisionRecall.AveragePrecision([0.6, 0.9, 0.8, 0.1], [1, 1, 0, 0])!.Value, 12);
    }

    [Fact]
    public void AveragePrecision_Ties_AreOneThreshold()
    {
        // 0.9 (+), then 0.5 (+, −, −) as one step of precision 2/4.
        Assert.Equal((1 + 0.5) / 2, PrecisionRecall.AveragePrecision([0.5, 0.9, 0.5, 0.5], [1, 1, 0, 0])!.Value, 12);
        Assert.Equal(0.25, PrecisionRecall.AveragePrecision([0.2, 0.2, 0.2, 0.2], [0, 0, 1, 0])!.Value, 12);
    }

    [Fact]
    public void AveragePrecision_NoPositives_IsUnknown()
    {
        Assert.Null(PrecisionRecall.AveragePrecision([0.1, 0.2], [0, 0]));
        Assert.Null(PrecisionRecall.AveragePrecision([], []));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AveragePrecision_AgreesWithTryingEveryThreshold(ulong seed)
    {
        var random = new RandomStream(seed);
        var scores = Enumerable.Range(0, 150).Select(_ => (double)random.Between(0, 15)).ToArray();
        var labels = scores.Select(score => random.Between(0, 25) < score ? (byte)1 : (byte)0).ToArray();
        double positives = labels.Count(label => label == 1), sum = 0, lastRecall = 0;
        foreach (var threshold in scores.Distinct().OrderDescending())
        {
            double above = scores.Count(score => score >= threshold), hits = scores.Where((score, i) => score >= threshold && labels[i] == 1).Count();
            sum += ((hits / positives) - lastRecall) * hits / above;
            lastRecall = hits / positives;
        }

        Assert.Equal(sum, PrecisionRecall.AveragePrecision(scores, labels)!.Value, 12);
    }
}
