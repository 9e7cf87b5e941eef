using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class PopulationStabilityTests
{
    // By scipy 1.10: chi2.sf, chi2.ppf and the square of distance.jensenshannon to base 2, each count with 0.5 added.
    [Fact]
    public void Of_FourBins_IsAsPeersSay()
    {
        var stability = PopulationStability.Of([10, 20, 30, 40], [20, 25, 30, 25]);

        Assert.Equal(0.14432467597186893, stability.Index, 12);
        Assert.Equal(0.0653158804300794, stability.PValue, 10);
        Assert.Equal(0.22689733460288747, stability.Limit(0.01), 8);
        Assert.Equal(0.025699192194207576, stability.JensenShannon, 12);
        Assert.Equal(0.06, stability.Chance, 12);
        Assert.Equal(0.08432467597186893, stability.Excess, 12);
    }

    [Fact]
    public void Of_EqualShares_IsNothing()
    {
        var stability = PopulationStability.Of([100, 0, 200], [100, 0, 200]);

        Assert.Equal((0.0, 2, 300), (stability.Index, stability.Bins, stability.Count));
        Assert.Equal(1, stability.PValue);
    }

    [Fact]
    public void Of_OneBin_SaysNothing()
    {
        var stability = PopulationStability.Of([0, 9], [0, 4]);

        Assert.Equal((1, 0, 0), (stability.PValue, stability.Chance, stability.Limit(0.01)));
    }

    [Fact]
    public void Of_NothingOnOneSide_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => PopulationStability.Of([1, 2], [0, 0]));

    [Fact]
    public void OfNumbers_DistinctValues_AreTenths()
    {
        float[] values = [.. Enumerable.Range(1, 100).Select(value => (float)value), float.NaN];
        var bins = StabilityBins.OfNumbers(values);

        Assert.Equal([10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 1], bins.Counts(values));
        // Beyond the ends lie the outer bins; a cut belongs below it.
        Assert.Equal([2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0], bins.Counts([-5, 10, 1e9f]));
    }

    [Fact]
    public void OfNumbers_ManyEqualValues_MakeFewerBins()
    {
        float[] values = [.. Enumerable.Repeat(0f, 95), 1, 1, 2, 3, 4];
        var bins = StabilityBins.OfNumbers(values);

        Assert.Equal([95, 5, 0], bins.Counts(values));
    }

    [Fact]
    public void OfNumbers_AllMissing_SeesWhatIsKnownNow() => Assert.Equal([1, 1], StabilityBins.OfNumbers([float.NaN, float.NaN]).Counts([float.NaN, 3]));

    [Fact]
    public void OfCategories_RareUnseenAndMissing_HaveTheirBins()
    {
        float[] reference = [.. Enumerable.Repeat(0f, 10), .. Enumerable.Repeat(1f, 6), 2, 3, float.NaN];
        var bins = StabilityBins.OfCategories(reference, 5, otherCount: 100);

        // Rare (2 and 3), 0, 1, unseen (4), missing.
        Assert.Equal([2, 10, 6, 0, 1], bins.Counts(reference));
        Assert.Equal([1, 0, 0, 2, 2], bins.Counts([3, 4, 4, float.NaN, 7]));
    }

    [Fact]
    public void OfCategories_SmallOtherSide_CountsMoreAsRare()
    {
        float[] reference = [.. Enumerable.Repeat(0f, 90), .. Enumerable.Repeat(1f, 10)];

        Assert.Equal(4, StabilityBins.OfCategories(reference, 2, otherCount: 40).Count);
        Assert.Equal(5, StabilityBins.OfCategories(reference, 2, otherCount: 60).Count);
    }
}
