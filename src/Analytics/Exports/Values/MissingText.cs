using System.Buffers;
using System.Collections.Frozen;

namespace Analytics.Exports.Values;

/// <summary>
/// Whether a cell says that there is nothing: it is blank, or one of the words that tools and people write for it (<see cref="Words"/>), in
/// any case and perhaps in brackets. <c>unknown</c> is none of them: where it stands it is a category.
/// </summary>
internal static class MissingText
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        [
            "", "-", "--", "---", ".", "?", "/", "\\n", "na", "n/a", "#n/a", "#na", "n.a.", "n.a", "nan", "null", "#null!", "nil", "none", "undefined",
            "empty", "blank", "not applicable", "not available", "no answer", "no response", "not answered", "not asked", "skipped", "missing",
            "无", "空", "空白", "暂无", "未填写", "未填", "未作答", "未回答", "未答", "未评价", "跳过", "已跳过", "缺失", "不适用",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int LongestInBytes = Words.Max(word => System.Text.Encoding.UTF8.GetByteCount(word)) + 8;

    /// <summary>First bytes of the words, of brackets, of white space and of full-width forms. Other cells are settled by a look at one byte.</summary>
    private static readonly SearchValues<byte> Beginnings = SearchValues.Create(
        [.. " \t\r\n\v\f-.?/\\#nNuUeEbBsSmM([<"u8, .. Words.Where(word => word.Length > 0).Select(word => System.Text.Encoding.UTF8.GetBytes(word)[0]), 0xC2, 0xE2, 0xE3, 0xEF]);

    public static bool IsMissing(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return true;
        if (char.IsAsciiDigit((char)text[0])) return false;
        return Beginnings.Contains(text[0]) && IsWord(text);
    }

    private static bool IsWord(ReadOnlySpan<byte> text)
    {
        text = CellText.Trim(text);
        if (text.Length > LongestInBytes) return false;
        Span<char> buffer = stackalloc char[CellText.MaxLength];
        var plain = CellText.Plain(text, buffer);
        if (plain.IsEmpty) return text.IsEmpty;
        if (plain.Length > 2 && (plain[0], plain[^1]) is ('(', ')') or ('[', ']') or ('<', '>') or ('【', '】')) plain = plain[1..^1];
        return Lookup.Contains(plain);
    }
}
