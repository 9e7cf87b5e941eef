namespace Analytics.Boosting;

/// <summary>A categorical column with a bin for each frequent category and one for all others that training saw.</summary>
/// <param name="bins">The bin of each sample.</param>
/// <param name="binCount">Bins of categories.</param>
/// <param name="binOfCode">The bin of each code; the missing bin for a code no sample has.</param>
internal sealed class BinnedCategoryColumn(AlignedMemory<byte> bins, int binCount, byte[] binOfCode) : BinnedColumn(bins, binCount)
{
    /// <summary>The codes whose bins go left.</summary>
    /// <param name="goesLeft">The bins that go left, the missing bin among them or not.</param>
    public CategorySet CodesGoingLeft(BinSet goesLeft)
    {
        var codes = new bool[binOfCode.Length];
        for (var code = 0; code < codes.Length; code++)
            codes[code] = goesLeft.Contains(binOfCode[code]);
        return CategorySet.Of(codes);
    }
}
