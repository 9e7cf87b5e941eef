using System.Net;
using System.Text.RegularExpressions;

namespace Analytics.Exports.Recognition;

/// <summary>The words of a question as people would say them.</summary>
internal static partial class QuestionText
{
    /// <summary>
    /// Without tags and entities of HTML and the number in front; of a matrix, whose tools put the common stem before every row, the row alone.
    /// </summary>
    public static string Clean(string text)
    {
        var plain = text.Contains('<', StringComparison.Ordinal) ? Tag().Replace(text, " ") : text;
        if (plain.Contains('&', StringComparison.Ordinal)) plain = WebUtility.HtmlDecode(plain);
        plain = HeaderNames.Tidy(Number().Replace(HeaderNames.Tidy(plain), ""));
        return Row().Match(plain) is { Success: true } row ? row.Groups[1].Value.Trim() : plain;
    }

    [GeneratedRegex("<[^<>]{1,200}>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:Q?\d{1,3}\s*[.、:：)）]\s*)+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"[?？:：]\s*(?: - |—|-)\s*(.+)$|\s - (.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
