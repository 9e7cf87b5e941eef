using Analytics.Evaluation;
using Analytics.Statistics;

namespace Analytics.Tests.Evaluation;

public sealed class CalibrationErrorTests
{
    [Fact]
    public void Brier_WorkedByHand() => Assert.Equal((0.04 + 0.09 + 0.25) / 3, ProbabilityQuality.Brier([0.8, 0.3, 0.5], [1, 0, 1])!.Value, 12);

    [Fact]
    public void Wilson_WorkedByHand()
    {
        // 8 of 10: p̂ = 0.8, z² = 3.8415.
        var range = Interval.Wilson(8, 10);

        Assert.Equal(0.4902, range.Low, 4);
        Assert.Equal(0.9433, range.High, 4);
        Assert.Equal(0, Interval.Wilson(0, 10).Low);
        Assert.Equal(1, Interval.Wilson(10, 10).High);
    }

    [Fact]
    public void Expected_WorkedByHand()
    {
        // Two groups of equal probabilities stay whole: |0.2 − 1/4| and |0.7 − 2/4|, four samples each.
        double[] probabilities = [0.2, 0.7, 0.2, 0.7, 0.2, 0.7, 0.2, 0.7];
        byte[] labels = [1, 1, 0, 1, 0, 0, 0, 0];

        Assert.Equal((0.05 + 0.2) / 2, CalibrationError.Expected(probabilities, labels)!.Value, 12);
    }

    [Fact]
    public void Expected_NoSamples_IsUnknown()
    {
        Assert.Null(CalibrationError.Expected([], []));
        Assert.Null(CalibrationErrorFloor.Simulate([], 1));
        Assert.Null(CalibrationErrorFloor.Approximate([]));
    }

    [Fact]
    public void Reliability_DistinctProbabilities_MakeTenEqualBins()
    {
        var world = new CalibratedWorld(3, 1003);

        var table = CalibrationError.Reliability(world.Truth, world.Labels);

        Assert.Equal(10, table.Count);
        Assert.All(table, bin => Assert.InRange(bin.Count, 100, 101));
        Assert.Equal(1003, table.Sum(bin => bin.Count));
        Assert.Equal(table.OrderBy(bin => bin.Predicted), table);
        Assert.Equal(world.Truth.Sum(), table.Sum(bin => bin.Count * bin.Predicted), 9);
        Assert.Equal(world.Labels.Count(label => label == 1), table.Sum(bin => bin.Count * bin.Observed), 9);
        Assert.All(table, bin => Assert.True(bin.Range.Contains(bin.Observed)));
        Assert.True(table.Count(bin => bin.Range.Contains(bin.Predicted)) >= 8);
    }

    [Fact]
    public void Expected_OrderOfSamples_DoesNotMatter()
    {
        var world = new CalibratedWorld(4, 500);
        // Rounded, so that many samples share a probability at the edges of bins.
        double[] probabilities = [.. world.Truth.Select(truth => Math.Round(truth, 1))];

        Assert.Equal(
            CalibrationError.Expected(probabilities, world.Labels)!.Value,
            CalibrationError.Expected([.. probabilities.Reverse()], [.. world.Labels.Reverse()])!.Value,
            12);
    }

    [Theory]
    [InlineData(7000, 0.011, 0.016)]
    [InlineData(1409, 0.024, 0.035)]
    [InlineData(500, 0.040, 0.058)]
    public void Floor_PerfectModel_HasThePublishedSize(int samples, double mean, double percentile)
    {
        var world = new CalibratedWorld(1, samples);

        var floor = CalibrationErrorFloor.Simulate(world.Truth, seed: 1)!;

        Assert.Equal(mean, floor.Mean, mean * 0.08);
        Assert.Equal(percentile, floor.Percentile95, percentile * 0.08);
        Assert.Equal(floor.Mean, CalibrationErrorFloor.Approximate(world.Truth)!.Value, floor.Mean * 0.04);
    }

    [Fact]
    public void Floor_SameSeed_IsTheSame()
    {
        var world = new CalibratedWorld(1, 300);

        Assert.Equal(CalibrationErrorFloor.Simulate(world.Truth, 7, 100), CalibrationErrorFloor.Simulate(world.Truth, 7, 100));
        Assert.NotEqual(CalibrationErrorFloor.Simulate(world.Truth, 7, 100), CalibrationErrorFloor.Simulate(world.Truth, 8, 100));
    }

    [Fact]
    public void Floor_RealPerfectModels_ExceedThePercentileOnceInTwenty()
    {
        const int Worlds = 300;
        var floor = CalibrationErrorFloor.Simulate(new CalibratedWorld(1, 800).Truth, seed: 1)!;
        var exceeded = 0;
        for (ulong seed = 100; seed < 100 + Worlds; seed++)
        {
            var world = new CalibratedWorld(seed, 800);
            if (CalibrationError.Expected(world.Truth, world.Labels) > floor.Percentile95) exceeded++;
        }

        // 99.9 % of binomial(300, 0.05).
        Assert.InRange(exceeded, 4, 29);
    }
}
