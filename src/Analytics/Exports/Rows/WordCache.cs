namespace Analytics.Exports.Rows;

/// <summary>Texts of cells, of which the same few words stand in row after row: those are decoded once.</summary>
internal sealed class WordCache
{
    private const int Capacity = 4096;
    private const int LongestWord = 48;

    private readonly (byte[] Cell, string? Text)[] _words = new (byte[], string?)[Capacity];

    /// <summary>The cell's text without white space at its ends, cut to a length; <c>null</c> if it is missing.</summary>
    public string? Text(ReadOnlySpan<byte> cell, int maxLength)
    {
        if (cell.Length > LongestWord) return TextCell.Read(cell, maxLength);
        ref var word = ref _words[Slot(cell)];
        if (word.Cell is null || !cell.SequenceEqual(word.Cell)) word = (cell.ToArray(), TextCell.Read(cell, maxLength));
        return word.Text;
    }

    private static int Slot(ReadOnlySpan<byte> cell)
    {
        var hash = 2166136261u;
        foreach (var value in cell) hash = (hash ^ value) * 16777619u;
        return (int)((hash ^ (hash >> 15)) % Capacity);
    }
}
