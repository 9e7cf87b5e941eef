using System.Collections.Immutable;

namespace Analytics.Boosting;

/// <summary>A set of the category codes of one column, one bit a code.</summary>
public sealed class CategorySet : IEquatable<CategorySet>
{
    internal const int BitsPerWord = 64;

    /// <param name="categoryCount">The codes of the column.</param>
    /// <param name="words">Bit c % 64 of word c / 64 is code c; bits past the last code are 0.</param>
    internal CategorySet(int categoryCount, ImmutableArray<ulong> words)
    {
        CategoryCount = categoryCount;
        Words = words;
    }

    /// <summary>The number of codes of the column, in the set or not.</summary>
    public int CategoryCount { get; }

    internal ImmutableArray<ulong> Words { get; }

    internal static int WordCount(int categoryCount) => (categoryCount + BitsPerWord - 1) / BitsPerWord;

    /// <param name="contains">For each code of the column, whether it belongs to the set.</param>
    internal static CategorySet Of(ReadOnlySpan<bool> contains)
    {
        var words = new ulong[WordCount(contains.Length)];
        for (var code = 0; code < contains.Length; code++)
        {
            if (contains[code])
                words[code / BitsPerWord] |= 1UL << (code % BitsPerWord);
        }

        return new CategorySet(contains.Length, [.. words]);
    }

    /// <summary>False for a number that is no code of the column.</summary>
    public bool Contains(int code) =>
        (uint)code < (uint)CategoryCount && (Words[code / BitsPerWord] >> (code % BitsPerWord) & 1) != 0;

    public bool Equals(CategorySet? other) =>
        other is not null && CategoryCount == other.CategoryCount && Words.AsSpan().SequenceEqual(other.Words.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as CategorySet);

    public override int GetHashCode() => Words.Aggregate(CategoryCount, HashCode.Combine);
}
