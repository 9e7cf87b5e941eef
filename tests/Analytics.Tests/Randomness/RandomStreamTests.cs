using Analytics.Randomness;
using Analytics.Simulation;

namespace Analytics.Tests.Randomness;

public sealed class RandomStreamTests
{
    [Fact]
    public void Next_StateOfOneToFour_GivesThePublishedSequence()
    {
        // The reference sequence of xoshiro256** that independent implementations test against.
        var random = new RandomStream(1, 2, 3, 4);

        ulong[] drawn = [.. Enumerable.Range(0, 6).Select(_ => random.Next())];

        Assert.Equal([11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600], drawn);
    }

    [Fact]
    public void SplitMix_SeedOf1234567_GivesThePublishedSequence()
    {
        var state = 1234567UL;

        ulong[] drawn = [.. Enumerable.Range(0, 3).Select(_ => RandomStream.SplitMix(ref state))];

        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423], drawn);
    }

    [Fact]
    public void For_EveryCoordinateChanged_GivesAnotherStream()
    {
        var first = new HashSet<ulong>();
        for (var seed = 0UL; seed < 10; seed++)
        {
            for (var owner = -1L; owner < 100; owner++)
            {
                foreach (var purpose in Enum.GetValues<StreamPurpose>())
                    Assert.True(first.Add(RandomStream.For(seed, owner, (int)purpose).Next()));
            }
        }
    }

    [Fact]
    public void For_NeighbouringOwners_AreUncorrelated()
    {
        const int Owners = 20_000;
        double[] draws = [.. Enumerable.Range(0, Owners).Select(owner => RandomStream.For(1, owner, (int)StreamPurpose.Traits).NextDouble())];

        var covariance = Enumerable.Range(1, Owners - 1).Average(owner => (draws[owner] - 0.5) * (draws[owner - 1] - 0.5));

        // Twelve times the covariance is the correlation; its standard error is 1/√n.
        Assert.InRange(12 * covariance, -3.3 / Math.Sqrt(Owners), 3.3 / Math.Sqrt(Owners));
    }

    [Fact]
    public void Distributions_ManyDraws_HaveTheirMoments()
    {
        const int Draws = 100_000;
        var random = new RandomStream(42);
        (double Mean, double Variance) Moments(Func<double> draw)
        {
            double[] values = [.. Enumerable.Range(0, Draws).Select(_ => draw())];
            var mean = values.Average();
            return (mean, values.Average(value => (value - mean) * (value - mean)));
        }

        void AssertMoments(Func<double> draw, double mean, double variance)
        {
            var actual = Moments(draw);
            Assert.InRange(actual.Mean, mean - (4 * Math.Sqrt(variance / Draws)), mean + (4 * Math.Sqrt(variance / Draws)));
            Assert.InRange(actual.Variance / variance, 0.95, 1.05);
        }

        AssertMoments(random.NextDouble, 0.5, 1.0 / 12);
        AssertMoments(random.Normal, 0, 1);
        AssertMoments(random.Exponential, 1, 1);
        AssertMoments(random.Logistic, 0, Math.PI * Math.PI / 3);
        AssertMoments(() => random.Poisson(0.7), 0.7, 0.7);
        AssertMoments(() => random.Between(3, 8), 5.5, 35.0 / 12);
        AssertMoments(() => random.Chance(0.2) ? 1 : 0, 0.2, 0.16);
        AssertMoments(() => random.LogNormal(2, 0.5), 2 * Math.Exp(0.125), 4 * Math.Exp(0.25) * (Math.Exp(0.25) - 1));
    }

    [Fact]
    public void ChooseIndex_UnequalShares_AreKept()
    {
        var random = new RandomStream(7);
        var counts = new int[3];
        for (var draw = 0; draw < 30_000; draw++)
            counts[random.ChooseIndex([1, 0, 2])]++;

        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[2], 19_750, 20_250);
    }
}
