using System.Globalization;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>What the cell styles of an .xlsx workbook make of numbers, ECMA-376 part 1, 18.8.</summary>
internal static class XlsxStyles
{
    /// <summary>The kind of number by the style's place in the list that cells refer to.</summary>
    public static IReadOnlyList<NumberKind> Read(PartReader part)
    {
        var codes = new Dictionary<int, string>();
        var kinds = new List<NumberKind>();
        var isInCellFormats = false;
        while (part.Read())
        {
            if (part.Name == "cellXfs") isInCellFormats = part.IsStart && !part.IsEmpty;
            if (!part.IsStart) continue;
            if (part.Name == "numFmt" && Number(part, "numFmtId") is { } id && part.Attribute("formatCode") is { } code) codes[id] = code;
            else if (part.Name == "xf" && isInCellFormats) kinds.Add(KindOf(Number(part, "numFmtId") ?? 0, codes));
        }
        return kinds;
    }

    private static NumberKind KindOf(int id, Dictionary<int, string> codes) => codes.TryGetValue(id, out var code) ? NumberFormat.Of(code) : NumberFormat.OfBuiltIn(id);

    private static int? Number(PartReader part, string attribute) =>
        int.TryParse(part.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
