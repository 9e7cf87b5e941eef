using Analytics.Exports.Values;

namespace Analytics.Exports.Rows;

/// <summary>Texts of cells, of which the same few words stand in row after row: those are decoded once.</summary>
internal sealed class WordCache
{
    private const int PlaceBits = 12;

    private readonly CellMemo<string?> _words = new(PlaceBits);

    /// <summary>The cell's text without white space at its ends, cut to a length, the same at every call; <c>null</c> if it is missing.</summary>
    public string? Text(ReadOnlySpan<byte> cell, int maxLength)
    {
        if (_words.TryFind(cell, out var place, out var text)) return text;
        text = TextCell.Read(cell, maxLength);
        _words.Keep(cell, place, text);
        return text;
    }
}
