using System.Globalization;
using System.Text;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>Texts of .xlsx cells, ECMA-376 part 1, 18.4: plain or in runs of different looks, with how they are pronounced beside them.</summary>
internal static class XlsxText
{
    private const int EscapeLength = 7;

    /// <summary>The text of the item that starts, without its pronunciation; ends at the item's end.</summary>
    public static string ReadItem(PartReader part)
    {
        if (part.IsEmpty) return "";
        var depth = part.Depth;
        var first = "";
        StringBuilder? all = null;
        while (part.Read() && !(part.IsEnd && part.Depth == depth))
        {
            if (!part.IsStart) continue;
            if (part.Name == "rPh")
            {
                part.Skip();
            }
            else if (part.Name == "t")
            {
                var text = part.ReadText();
                if (first.Length == 0) first = text;
                else (all ??= new StringBuilder(first)).Append(text);
            }
        }
        return Unescape(all?.ToString() ?? first);
    }

    /// <summary>Undoes <c>_x000D_</c>, as which characters are written that XML does not allow or would change.</summary>
    public static string Unescape(string text)
    {
        var escape = text.IndexOf("_x", StringComparison.Ordinal);
        if (escape < 0) return text;
        var plain = new StringBuilder(text.Length).Append(text, 0, escape);
        for (var index = escape; index < text.Length;)
        {
            if (index + EscapeLength <= text.Length && text[index] == '_' && text[index + 1] == 'x' && text[index + EscapeLength - 1] == '_'
                && ushort.TryParse(text.AsSpan(index + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                index += EscapeLength;
            }
            else
            {
                plain.Append(text[index++]);
            }
        }
        return plain.ToString();
    }
}
