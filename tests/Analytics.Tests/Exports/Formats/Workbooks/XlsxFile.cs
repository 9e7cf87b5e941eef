using System.Globalization;
using System.Security;
using System.Text;

namespace Analytics.Tests.Exports.Formats.Workbooks;

/// <summary>Writes small .xlsx workbooks for tests: texts in the shared list, numbers, booleans, days with a style, and cells as raw XML.</summary>
internal sealed class XlsxFile
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly List<string> _formats = [];
    private readonly List<string> _texts = [];

    public bool IsFrom1904 { get; init; }

    /// <summary>Parts to put in the place of those that are made; null leaves one out.</summary>
    public Dictionary<string, string?> Parts { get; } = [];

    /// <summary>A cell as XML; <c>{r}</c> stands for its reference.</summary>
    public sealed record Xml(string Cell);

    /// <summary>A number with a number format.</summary>
    public sealed record Formatted(double Value, string Format);

    public XlsxFile Sheet(string name, params object?[][] rows) => Sheet(name, "visible", rows);

    public XlsxFile Sheet(string name, string state, object?[][] rows)
    {
        var xml = new StringBuilder();
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row].Length == 0) continue;
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++) xml.Append(Cell($"{Letters(column)}{row + 1}", rows[row][column]));
            xml.Append("</row>");
        }
        return SheetXml(name, xml.ToString(), state);
    }

    /// <param name="name">The sheet's name.</param>
    /// <param name="rows">What stands in <c>sheetData</c>.</param>
    /// <param name="state">As in the workbook part.</param>
    public XlsxFile SheetXml(string name, string rows, string state = "visible")
    {
        _sheets.Add((name, state, $"<worksheet xmlns=\"{Namespace}\"><sheetData>{rows}</sheetData><pageMargins left=\"0.7\"/></worksheet>"));
        return this;
    }

    public byte[] ToArray()
    {
        var parts = new Dictionary<string, string?>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ["_rels/.rels"] = Relations(("rId1", $"{Office}/officeDocument", "xl/workbook.xml")),
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Namespace}\" xmlns:r=\"{Office}\"><workbookPr date1904=\"{(IsFrom1904 ? 1 : 0)}\"/><sheets>"
                + string.Concat(_sheets.Select((sheet, index) => $"<sheet name=\"{Escape(sheet.Name)}\" sheetId=\"{index + 1}\" state=\"{sheet.State}\" r:id=\"rId{index + 1}\"/>"))
                + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = Relations([
                .. _sheets.Select((_, index) => ($"rId{index + 1}", $"{Office}/worksheet", $"worksheets/sheet{index + 1}.xml")),
                ("rIdStyles", $"{Office}/styles", "styles.xml"), ("rIdTexts", $"{Office}/sharedStrings", "/xl/sharedStrings.xml")]),
            ["xl/styles.xml"] = $"<styleSheet xmlns=\"{Namespace}\"><numFmts>{string.Concat(_formats.Select((format, index) => $"<numFmt numFmtId=\"{200 + index}\" formatCode=\"{Escape(format)}\"/>"))}</numFmts>"
                + $"<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>{string.Concat(_formats.Select((_, index) => $"<xf numFmtId=\"{200 + index}\"/>"))}</cellXfs></styleSheet>",
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Namespace}\">{string.Concat(_texts.Select(text => $"<si><t xml:space=\"preserve\">{Escape(text)}</t></si>"))}</sst>",
        };
        for (var index = 0; index < _sheets.Count; index++) parts[$"xl/worksheets/sheet{index + 1}.xml"] = _sheets[index].Xml;
        foreach (var (name, content) in Parts) parts[name] = content;
        return ZipBytes.Of([.. parts.Where(part => part.Value is not null).Select(part => (part.Key, Encoding.UTF8.GetBytes(part.Value!)))]);
    }

    private string Cell(string reference, object? value) => value switch
    {
        null => "",
        Xml xml => xml.Cell.Replace("{r}", reference, StringComparison.Ordinal),
        bool flag => $"<c r=\"{reference}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>",
        string text => $"<c r=\"{reference}\" t=\"s\"><v>{Index(_texts, text)}</v></c>",
        Formatted formatted => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\" s=\"{Index(_formats, formatted.Format) + 1}\"><v>{formatted.Value:R}</v></c>"),
        IFormattable number => $"<c r=\"{reference}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
        _ => throw new ArgumentException($"A cell cannot hold {value}."),
    };

    private static int Index(List<string> list, string item)
    {
        var index = list.IndexOf(item);
        if (index < 0) list.Add(item);
        return index < 0 ? list.Count - 1 : index;
    }

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Letters((column / 26) - 1)}{(char)('A' + (column % 26))}";

    private static string Escape(string text) => SecurityElement.Escape(text);

    private static string Relations(params (string Id, string Type, string Target)[] relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select(relation => $"<Relationship Id=\"{relation.Id}\" Type=\"{relation.Type}\" Target=\"{relation.Target}\"/>")) + "</Relationships>";
}
