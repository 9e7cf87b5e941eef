using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>A set of the bins of one column, one bit a bin.</summary>
[InlineArray(Words)]
internal struct BinSet
{
    public const int Words = 8;

    private uint _firstWord;

    public readonly bool Contains(int bin) => (this[bin >> 5] >> (bin & 31) & 1) != 0;

    public void Add(int bin) => this[bin >> 5] |= 1u << (bin & 31);

    public static BinSet operator |(BinSet first, BinSet second)
    {
        for (var word = 0; word < Words; word++)
            first[word] |= second[word];
        return first;
    }
}
