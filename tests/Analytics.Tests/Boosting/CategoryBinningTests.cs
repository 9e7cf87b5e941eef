using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class CategoryBinningTests
{
    [Fact]
    public void Bin_FewCategories_GivesEachSeenOneABinInTheOrderOfCodes()
    {
        var column = CategoryBinning.Bin([4, 1, 1, float.NaN, 6, -1, 1.5f], categoryCount: 6, maxBins: 255);

        Assert.Equal(2, column.BinCount);
        Assert.Equal([1, 0, 0, 2, 2, 2, 2], column.Bins.ToArray());
    }

    [Fact]
    public void Bin_ManyCategories_LetsTheRarestShareABin()
    {
        // Codes 5 and 2 are the most frequent; 0, 1 and 9 share the third bin.
        var column = CategoryBinning.Bin([5, 5, 5, 2, 2, 2, 0, 1, 9, 9], categoryCount: 10, maxBins: 3);

        Assert.Equal(3, column.BinCount);
        Assert.Equal([1, 1, 1, 0, 0, 0, 2, 2, 2, 2], column.Bins.ToArray());
    }

    [Fact]
    public void CodesGoingLeft_OfASharedBin_AreAllItsCodes()
    {
        var column = CategoryBinning.Bin([5, 5, 5, 2, 2, 2, 0, 1, 9, 9], categoryCount: 10, maxBins: 3);

        Assert.Equal([0, 1, 9], Codes(column.CodesGoingLeft(Sets.Of(2))));
        // Codes no sample has go with the missing values.
        Assert.Equal([2, 3, 4, 6, 7, 8], Codes(column.CodesGoingLeft(Sets.Of(0, 3))));
    }

    private static IEnumerable<int> Codes(CategorySet set) => Enumerable.Range(0, set.CategoryCount).Where(set.Contains);
}
