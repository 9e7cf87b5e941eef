using System.Text;
using Analytics.Exports.Values;

namespace Analytics.Exports.Recognition;

/// <summary>Names of columns as people read them.</summary>
internal static class HeaderNames
{
    /// <summary>Names stand in the ledger, whose properties have at most 64 KB.</summary>
    private const int MaxLength = 500;

    /// <summary>Names made unique and never empty, in the order of the cells.</summary>
    public static List<string> Unique(IReadOnlyList<string> cells)
    {
        var names = new List<string>(cells.Count);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < cells.Count; index++)
        {
            var name = Tidy(cells[index]);
            if (name.Length == 0) name = $"column {index + 1}";
            var unique = name;
            for (var copy = 2; !seen.Add(unique); copy++) unique = $"{name} ({copy})";
            names.Add(unique);
        }
        return names;
    }

    /// <summary>White space at the ends goes, runs of it inside become one space; a name that goes on and on is cut.</summary>
    public static string Tidy(string name)
    {
        var tidy = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return tidy.Length <= MaxLength ? tidy : tidy[..MaxLength];
    }

    /// <summary>
    /// Names for a message, cut after the first twenty. A first row with numbers, times or addresses in it is no header but somebody's data,
    /// and is not repeated.
    /// </summary>
    public static string Listed(IReadOnlyList<string> names) => names.Any(LooksLikeData)
        ? $"{names.Count} cells, some of which look like data: is the header row missing"
        : string.Join(", ", names.Take(20).Select(name => name.Length <= 60 ? name : name[..60] + "…")) + (names.Count > 20 ? $" and {names.Count - 20} more" : "");

    private static bool LooksLikeData(string header)
    {
        var text = Encoding.UTF8.GetBytes(header);
        return header.Contains('@', StringComparison.Ordinal)
            || (NumberFormat.DecimalPoint.TryRead(text, out var number) && number is not null)
            || (TimeFormat.TryScan(text, out var time) && time.Kind != WrittenTime.DateKind.None);
    }
}
