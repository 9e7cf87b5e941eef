using Analytics.Evaluation;
using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Tests.Evaluation;

public sealed class AucBootstrapTests
{
    private const double Shift85 = 1.465739;
    private const double Shift84 = 1.406372;

    [Fact]
    public void Weights_AgreeWithRepeatingSamples()
    {
        var random = new RandomStream(1);
        var scores = Enumerable.Range(0, 80).Select(_ => (double)random.Between(0, 12)).ToArray();
        var labels = scores.Select(score => random.Between(0, 18) < score ? (byte)1 : (byte)0).ToArray();
        var weights = scores.Select(_ => random.Between(0, 3)).ToArray();
        int[] repeated = [.. Enumerable.Range(0, 80).SelectMany(i => Enumerable.Repeat(i, weights[i]))];

        var auc = new ResampledAuc(scores, labels, []).Of(weights);

        Assert.Equal(RankingQuality.Auc([.. repeated.Select(i => scores[i])], [.. repeated.Select(i => labels[i])])!.Value, auc!.Value, 12);
    }

    [Fact]
    public void Folds_AreRankedApart()
    {
        // Fold 0 in perfect order; fold 1 with its pair reversed; fold 2 has no positive and does not count.
        double[] scores = [1, 0.1, 0.2, 0.9, 5];
        byte[] labels = [1, 0, 1, 0, 0];

        Assert.Equal(0.5, new ResampledAuc(scores, labels, [0, 0, 1, 1, 2]).Of([1, 1, 1, 1, 1]));
    }

    [Fact]
    public void Draws_TakeWholeClusters()
    {
        var draws = new ClusterDraws([7, 9, 7, 8, 9], seed: 3);
        var counts = new int[3];
        for (var i = 0; i < 3000; i++)
        {
            var weights = draws.Next();
            Assert.Equal(weights[0], weights[2]);
            Assert.Equal(weights[1], weights[4]);
            Assert.Equal(3, weights[0] + weights[1] + weights[3]);
            counts[0] += weights[0];
            counts[1] += weights[1];
            counts[2] += weights[3];
        }

        // Five standard deviations of binomial(9000, 1/3).
        Assert.All(counts, count => Assert.InRange(count, 2776, 3224));
    }

    [Fact]
    public void Interval_SameSeed_IsTheSame()
    {
        var world = new RankedWorld(1, 60, 140, Shift85, Shift84);

        Assert.Equal(Interval(world, 5), Interval(world, 5));
        Assert.NotEqual(Interval(world, 5), Interval(world, 6));

        static Interval? Interval(RankedWorld world, ulong seed) => AucBootstrap.Interval(world.First, world.Labels, world.Clusters, [], seed, 100);
    }

    [Fact]
    public void Interval_OneClass_IsUnknown()
    {
        Assert.Null(AucBootstrap.Interval([1, 2], [1, 1], [1, 2], [], 1));
        Assert.Null(AucBootstrap.Difference([1, 2], [2, 1], [1, 1], [1, 2], [], 1));
        Assert.Null(AucBootstrap.Difference([], [], [], [], [], 1));
    }

    [Fact]
    public void Interval_AnyAuc_IsSymmetricInLogOdds()
    {
        var world = new RankedWorld(3, 60, 140, Shift85, Shift84);
        var auc = RankingQuality.Auc(world.First, world.Labels)!.Value;

        var range = AucBootstrap.Interval(world.First, world.Labels, world.Clusters, [], 5)!.Value;

        Assert.Equal(LogOdds.Of(auc), (LogOdds.Of(range.Low) + LogOdds.Of(range.High)) / 2, 9);
        Assert.True(range.Low < auc && auc < range.High);
    }

    [Fact]
    public void Interval_PerfectOrder_HasNoWidth() =>
        Assert.Equal(new Interval(1, 1), AucBootstrap.Interval([1, 2, 3, 4, 5, 6], [0, 0, 0, 1, 1, 1], [1, 2, 3, 4, 5, 6], [], 1));

    [Fact]
    public void Interval_OnePairWrong_StaysBelowOne()
    {
        var range = AucBootstrap.Interval([1, 2, 3, 3.5, 3.2, 5, 6, 7], [0, 0, 0, 0, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6, 7, 8], [], 1)!.Value;

        Assert.InRange(range.Low, 0.3, 0.9375);
        Assert.InRange(range.High, 0.9375, 1 - 1e-6);
    }

    [Fact]
    public void Interval_IndependentSamples_IsThatOfDeLong()
    {
        var world = new RankedWorld(2, 370, 1030, Shift85, Shift84);

        var range = AucBootstrap.Interval(world.First, world.Labels, world.Clusters, [], 1)!.Value;
        var expected = DeLong.Interval(world.First, world.Labels)!.Value;
        var difference = AucBootstrap.Difference(world.First, world.Second, world.Labels, world.Clusters, [], 1)!;
        var expectedDifference = DeLong.Difference(world.First, world.Second, world.Labels)!;

        Assert.Equal(expected.Low, range.Low, 0.002);
        Assert.Equal(expected.High, range.High, 0.002);
        Assert.Equal(expectedDifference.Value, difference.Value, 12);
        Assert.Equal(expectedDifference.Range.Low, difference.Range.Low, 0.002);
        Assert.Equal(expectedDifference.Range.High, difference.Range.High, 0.002);
    }

    [Fact]
    public void Interval_ClusteredSamples_CoversWhereDeLongDoesNot()
    {
        // Four samples a customer, as alike as 0.6: taken as independent they would promise too much.
        const int Worlds = 120;
        int bootstrap = 0, independent = 0;
        for (ulong seed = 1; seed <= Worlds; seed++)
        {
            var world = new RankedWorld(seed, 120, 360, Shift85, Shift84, perCluster: 4, shared: 0.6);
            if (AucBootstrap.Interval(world.First, world.Labels, world.Clusters, [], seed, 200)!.Value.Contains(0.85)) bootstrap++;
            if (DeLong.Interval(world.First, world.Labels)!.Value.Contains(0.85)) independent++;
        }

        // 99.9 % of binomial(120, 0.935), as few clusters and resamples give; taken as independent, a band apart from it.
        Assert.InRange(bootstrap, 103, 119);
        Assert.InRange(independent, 70, 102);
    }

    [Fact]
    public void Difference_ManyWorlds_CoversTheTruth()
    {
        const int Worlds = 120;
        var covered = 0;
        for (ulong seed = 1; seed <= Worlds; seed++)
        {
            var world = new RankedWorld(seed, 120, 360, Shift85, Shift84);
            if (AucBootstrap.Difference(world.First, world.Second, world.Labels, world.Clusters, [], seed, 200)!.Range.Contains(0.01)) covered++;
        }

        // 99.9 % of binomial(120, 0.94).
        Assert.InRange(covered, 103, 120);
    }

    [Theory]
    [InlineData(370, 1030, 0.18, 0.55)]
    [InlineData(1850, 5150, 0.85, 1)]
    public void Difference_OfOneHundredth_IsSeenAsOftenAsPublished(int positives, int negatives, double low, double high)
    {
        const int Worlds = 60;
        var seen = 0;
        for (ulong seed = 1; seed <= Worlds; seed++)
        {
            var world = new RankedWorld(seed, positives, negatives, Shift85, Shift84);
            // DeLong in place of a thousand resamples, with which it agrees.
            if (DeLong.Difference(world.First, world.Second, world.Labels)!.Range.Low > 0) seen++;
        }

        Assert.InRange(seen / (double)Worlds, low, high);
    }
}
