using System.Text;
using Analytics.Exports.Values;

namespace Analytics.Exports.Rows;

/// <summary>Reads a cell as the words that stand in it.</summary>
internal static class TextCell
{
    /// <summary>The cell's text without white space at its ends, cut to a length; <c>null</c> if it is missing.</summary>
    public static string? Read(ReadOnlySpan<byte> cell, int maxLength) => IsMissing(cell) ? null : Decode(cell, maxLength);

    /// <summary>The same of a cell that is not missing.</summary>
    public static string Decode(ReadOnlySpan<byte> cell, int maxLength)
    {
        var value = Encoding.UTF8.GetString(CellText.Trim(cell));
        if (value.Length <= maxLength) return value;
        // Never half of a surrogate pair.
        return value[..(char.IsHighSurrogate(value[maxLength - 1]) ? maxLength - 1 : maxLength)];
    }

    /// <summary>Whether the cell names nobody. A sign alone may be an id, where people choose them.</summary>
    public static bool IsMissingId(ReadOnlySpan<byte> cell) => MissingText.IsMissing(cell) && !(cell.Length == 1 && cell[0] is (byte)'.' or (byte)'?' or (byte)'/');

    /// <summary>Whether the cell has nothing to say. Of the words for it only those that can be nothing else: <c>none</c> and 无 are categories, too.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> cell) =>
        MissingText.IsMissing(cell) && !Ascii.EqualsIgnoreCase(CellText.Trim(cell), "none"u8) && !CellText.Trim(cell).SequenceEqual("无"u8);
}
