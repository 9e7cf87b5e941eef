using Analytics.Boosting;
using Analytics.Boosting.Kernels;

namespace Analytics.Tests.Boosting.Kernels;

/// <summary>The scan of free numeric columns against <see cref="SplitScan"/>, which knows all rules.</summary>
public sealed class ScanKernelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(40)]
    [InlineData(255)]
    public void Find_RandomHistograms_FindsWhatTheFullScanFinds(int binCount)
    {
        var random = new Random(binCount);
        var found = 0;
        for (var repeat = 0; repeat < 300; repeat++)
        {
            var histogram = CreateHistogram(random, binCount, hasMissing: repeat % 2 == 0);
            var total = histogram.Aggregate((first, second) => first + second);
            if (total.IsEmpty)
                continue;
            var options = new BoosterOptions { L2 = random.Next(3), MinGain = random.Next(2) * 0.02, MinSamplesPerLeaf = 1 + random.Next(4) };
            var rules = new SplitRules(options, new GradientScale(2000, 2000), new HessianRange(5_000, 10_000));
            var node = new GrowingNode(0, 0, [], total, ValueBounds.None, 0);

            var expected = FullScan(rules, node, histogram);

            Assert.Equal(expected, ScanKernel.Find(rules, node, histogram, usePlainKernel: true));
            Assert.Equal(expected, ScanKernel.Find(rules, node, histogram, usePlainKernel: false));
            found += expected is null ? 0 : 1;
        }

        Assert.InRange(found, 20, 300);
    }

    private static GradientSums[] CreateHistogram(Random random, int binCount, bool hasMissing)
    {
        var histogram = new GradientSums[binCount + 1];
        for (var bin = 0; bin < binCount; bin++)
        {
            // Few distinct sums make ties, and some bins are empty.
            if (random.Next(4) > 0 || binCount < 3)
                histogram[bin] = new GradientSums(10_000 * random.Next(-3, 4), 10_000 * random.Next(1, 4));
        }

        if (hasMissing)
            histogram[^1] = new GradientSums(10_000 * random.Next(-3, 4), 10_000 * random.Next(1, 4));
        return histogram;
    }

    private static SplitCandidate? FullScan(SplitRules rules, GrowingNode node, GradientSums[] histogram)
    {
        var scan = new SplitScan(rules, node, histogram[^1], missingCount: null, monotone: 0);
        for (var bin = 0; bin < histogram.Length - 1; bin++)
            scan.MoveLeft(bin, histogram[bin], count: 0);
        return scan.Best;
    }
}
