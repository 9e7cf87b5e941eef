using Analytics.Evaluation;
using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Tests.Evaluation;

public sealed class DeLongTests
{
    // √2·Φ⁻¹ of 0.85 and 0.84.
    private const double Shift85 = 1.465739;
    private const double Shift84 = 1.406372;

    [Fact]
    public void Interval_WorkedByHand()
    {
        // Positives 3, 1 and negatives 2, 0: the positives beat 1 and ½ of the negatives, the negatives lose to ½ and 1 of the positives.
        // AUC ¾; each covariance is ((¼)² + (¼)²)/1 = ⅛, so the variance is ⅛/2 + ⅛/2 = ⅛.
        var half = 1.959963984540054 * Math.Sqrt(1 / 8.0) / (0.75 * 0.25);

        var range = DeLong.Interval([3, 1, 2, 0], [1, 1, 0, 0])!.Value;

        Assert.Equal(1 / (1 + Math.Exp(-(Math.Log(3) - half))), range.Low, 9);
        Assert.Equal(1 / (1 + Math.Exp(-(Math.Log(3) + half))), range.High, 9);
    }

    [Fact]
    public void Interval_NothingToGoBy_IsUnknown()
    {
        Assert.Null(DeLong.Interval([], []));
        Assert.Null(DeLong.Interval([1, 2], [1, 1]));
        Assert.Null(DeLong.Interval([1, 2, 3], [0, 0, 1]));
        Assert.Null(DeLong.Interval([1, 2, 3, 4], [0, 0, 1, 1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Components_AgreeWithComparingPairs(ulong seed)
    {
        var random = new RandomStream(seed);
        var scores = Enumerable.Range(0, 120).Select(_ => (double)random.Between(0, 12)).ToArray();
        var labels = scores.Select(score => random.Between(0, 18) < score ? (byte)1 : (byte)0).ToArray();
        double[] positives = [.. scores.Where((_, i) => labels[i] == 1)], negatives = [.. scores.Where((_, i) => labels[i] == 0)];

        var parts = AucComponents.Of(scores, labels);

        for (var i = 0; i < positives.Length; i++) Assert.Equal(negatives.Average(negative => Win(positives[i], negative)), parts.Positives[i], 12);
        for (var i = 0; i < negatives.Length; i++) Assert.Equal(positives.Average(positive => Win(positive, negatives[i])), parts.Negatives[i], 12);
        Assert.Equal(RankingQuality.Auc(scores, labels)!.Value, parts.Auc, 12);
    }

    [Fact]
    public void Difference_SameOrder_IsExactlyNone()
    {
        var world = new RankedWorld(1, 50, 100, Shift85, Shift84);

        var difference = DeLong.Difference(world.First, [.. world.First.Select(score => Math.Exp(score))], world.Labels)!;

        Assert.Equal(new AucDifference(0, new Interval(0, 0)), difference);
    }

    [Theory]
    [InlineData(50, 200)]
    [InlineData(370, 1030)]
    public void Interval_ManyWorlds_CoversTheTruth(int positives, int negatives)
    {
        const int Worlds = 400;
        int aucs = 0, differences = 0;
        for (ulong seed = 1; seed <= Worlds; seed++)
        {
            var world = new RankedWorld(seed, positives, negatives, Shift85, Shift84);
            if (DeLong.Interval(world.First, world.Labels)!.Value.Contains(0.85)) aucs++;
            if (DeLong.Difference(world.First, world.Second, world.Labels)!.Range.Contains(0.01)) differences++;
        }

        Assert.InRange(aucs / (double)Worlds, 0.92, 0.975);
        Assert.InRange(differences / (double)Worlds, 0.92, 0.975);
    }

    [Theory]
    [InlineData(40, 160, 0.065)]
    [InlineData(370, 1030, 0.022)]
    [InlineData(1850, 5150, 0.010)]
    public void Interval_HalfWidth_IsAsPublished(int positives, int negatives, double half)
    {
        var widths = Enumerable.Range(1, 20).Select(seed =>
        {
            var world = new RankedWorld((ulong)seed, positives, negatives, Shift85, Shift84);
            var range = DeLong.Interval(world.First, world.Labels)!.Value;
            return (range.High - range.Low) / 2;
        });

        Assert.Equal(half, widths.Average(), half * 0.12);
    }

    private static double Win(double positive, double negative) => positive > negative ? 1 : positive == negative ? 0.5 : 0;
}
