using System.IO.Compression;
using Analytics.Exports.Formats.Archives;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>An .xlsx workbook (ECMA-376): a zip archive with XML parts, found through the relations between them.</summary>
internal sealed class XlsxWorkbook : Workbook
{
    private const string OfficeDocument = "/officeDocument";
    private const string Worksheet = "/worksheet";

    private readonly BoundedZip _package;
    private readonly ExportLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Sheet> _sheets = [];
    private readonly SharedStrings _strings;
    private IReadOnlyList<NumberKind> _styles = [];
    private long _partBytes;

    private XlsxWorkbook(BoundedZip package, ExportLimits limits)
    {
        _package = package;
        _limits = limits;
        _strings = new SharedStrings(limits);
        foreach (var entry in package.Entries) _parts.TryAdd(entry.FullName.Replace('\\', '/'), entry);
    }

    public override IReadOnlyList<Sheet> Sheets => _sheets;

    /// <summary>Whether days are counted from 1904 on, as on old Macintoshes.</summary>
    public bool IsFrom1904 { get; private set; }

    /// <summary>Whether the archive is a package of office parts; which kind of document shows when it is opened.</summary>
    public static bool IsPackage(BoundedZip archive) => archive.Entries.Any(entry => entry.FullName is "[Content_Types].xml" or "_rels/.rels");

    /// <param name="package">Closed with the workbook; not where this fails.</param>
    /// <param name="limits">Bounds on parts, texts and rows.</param>
    /// <exception cref="NoTableException">It is no workbook of this kind.</exception>
    /// <exception cref="ExportUnreadableException">It is damaged, or beyond the bounds.</exception>
    public static XlsxWorkbook Open(BoundedZip package, ExportLimits limits)
    {
        var workbook = new XlsxWorkbook(package, limits);
        workbook.ReadParts();
        return workbook;
    }

    public override SheetReader Open(Sheet sheet) => new XlsxSheetReader(OpenPart(sheet.Place), _strings, _styles, IsFrom1904, _limits);

    public override void Dispose() => _package.Dispose();

    private void ReadParts()
    {
        var main = Relations("").FirstOrDefault(relation => relation.Type.EndsWith(OfficeDocument, StringComparison.Ordinal))?.Target ?? "xl/workbook.xml";
        if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) throw new NoTableException("the workbook is in the binary format .xlsb: save it as .xlsx.");
        if (!_parts.ContainsKey(main) || main.StartsWith("word/", StringComparison.OrdinalIgnoreCase) || main.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
            throw new NoTableException("the file is an office document without sheets: expected a workbook, comma-separated values or JSON.");

        var relations = Relations(main);
        foreach (var (name, isVisible, id) in ReadSheets(main))
        {
            var target = relations.FirstOrDefault(relation => relation.Id == id);
            // Charts and dialogs have tabs too.
            if (target is null || !target.Type.EndsWith(Worksheet, StringComparison.Ordinal) || !_parts.TryGetValue(target.Target, out var part)) continue;
            _sheets.Add(new Sheet(name, isVisible, target.Target));
            CountPart(part);
        }
        if (Target(relations, "/styles") is { } styles)
        {
            using var part = OpenPart(styles);
            _styles = XlsxStyles.Read(part);
        }
        if (Target(relations, "/sharedStrings") is { } strings) ReadStrings(strings);
    }

    private List<(string Name, bool IsVisible, string RelationId)> ReadSheets(string main)
    {
        var sheets = new List<(string, bool, string)>();
        using var part = OpenPart(main);
        while (part.Read())
        {
            if (!part.IsStart) continue;
            if (part.Name == "workbookPr") IsFrom1904 = part.Attribute("date1904") is "1" or "true";
            else if (part.Name == "sheet" && part.PrefixedAttribute("id") is { } id) sheets.Add((part.Attribute("name") ?? "", part.Attribute("state") is null or "visible", id));
        }
        return sheets;
    }

    private void ReadStrings(string name)
    {
        CountPart(_parts[name]);
        using var part = OpenPart(name);
        while (part.Read())
        {
            if (!part.IsStart || part.Name != "si") continue;
            _strings.Add(XlsxText.ReadItem(part));
            part.Milestone();
        }
    }

    private void CountPart(ZipArchiveEntry part)
    {
        _partBytes += part.Length;
        if (_partBytes > _limits.MaxWorkbookBytes) throw WorkbookFault.TooLarge(_limits);
    }

    private string? Target(List<Relation> relations, string type) =>
        relations.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal) && _parts.ContainsKey(relation.Target))?.Target;

    /// <summary>What a part refers to; of the package itself, if the name is empty.</summary>
    private List<Relation> Relations(string name)
    {
        var folder = name[..(name.LastIndexOf('/') + 1)];
        var relationsName = $"{folder}_rels/{name[folder.Length..]}.rels";
        var relations = new List<Relation>();
        if (!_parts.ContainsKey(relationsName)) return relations;
        using var part = OpenPart(relationsName);
        while (part.Read())
        {
            if (part.IsStart && part.Name == "Relationship" && part.Attribute("TargetMode") != "External"
                && part.Attribute("Id") is { } id && part.Attribute("Type") is { } type && part.Attribute("Target") is { } target)
                relations.Add(new Relation(id, type, PartName(folder, target)));
        }
        return relations;
    }

    /// <summary>The part's name in the package; it is looked up there and nowhere else.</summary>
    private static string PartName(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        while (target.StartsWith("../", StringComparison.Ordinal))
        {
            target = target[3..];
            folder = folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)];
        }
        return folder + target;
    }

    private PartReader OpenPart(string name) => new(_package.Open(_parts[name]), _limits);

    private sealed record Relation(string Id, string Type, string Target);
}
