using System.Text;
using Analytics.Exports.Values;

namespace Analytics.Exports.Rows;

/// <summary>What a column's words stand for, as a mapping or a tool says.</summary>
internal sealed class WordList
{
    private const string AnyOther = "*";
    private const int MaxWordLength = 256;

    private readonly Dictionary<string, byte[]> _meanings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly byte[]? _other;

    public WordList(IReadOnlyDictionary<string, string> words)
    {
        foreach (var (word, meaning) in words)
        {
            if (word == AnyOther) _other = Encoding.UTF8.GetBytes(meaning);
            else _meanings[word] = Encoding.UTF8.GetBytes(meaning);
        }
        _lookup = _meanings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What a cell's word stands for; the cell itself if nothing is said of it. One without a value stays so.</summary>
    public ReadOnlySpan<byte> MeaningOf(ReadOnlySpan<byte> cell)
    {
        if (MissingText.IsMissing(cell)) return cell;
        Span<char> word = stackalloc char[MaxWordLength];
        if (cell.Length <= MaxWordLength && _lookup.TryGetValue(word[..Encoding.UTF8.GetChars(cell, word)].Trim(), out var meaning)) return meaning;
        return _other ?? cell;
    }
}
