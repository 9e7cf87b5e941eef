namespace Analytics.Exports.Mapping;

/// <summary>Writes down what was recognised as a mapping to edit.</summary>
public static class MappingDraft
{
    /// <summary>A mapping that says what was recognised of an export.</summary>
    /// <param name="summary">What was read of it.</param>
    /// <param name="given">The mapping that it was read by, of which what cannot be recognised is kept: time zone, sheet, keys.</param>
    /// <param name="files">The pattern of the files that it is to be for.</param>
    /// <param name="schema">Address of the mapping's schema, for editors.</param>
    public static ExportMapping Of(ExportSummary summary, ExportMapping given, string files, string schema)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(given);
        var parts = summary.Tables.Select(table => Part(table, given.TableFor(summary.Kind, summary.Name, table.Table), IsOfArchive(table) ? table.Table : files)).ToList();
        return new ExportMapping { Schema = schema, Tables = parts };
    }

    /// <summary>Of a workbook the table is a sheet, which goes by the name of the file.</summary>
    private static bool IsOfArchive(TableRecognition table) => table.Table.Length > 0 && table.Format.EndsWith(".zip", StringComparison.Ordinal);

    private static TableMapping Part(TableRecognition table, TableMapping given, string files) => new()
    {
        Files = files,
        Sheet = given.Sheet,
        TimeZone = given.TimeZone,
        Keys = given.Keys,
        Surveys = Kind(table, ExportKind.Surveys),
        Interactions = Kind(table, ExportKind.Interactions),
        Customers = Kind(table, ExportKind.Customers),
    };

    private static KindMapping? Kind(TableRecognition table, string kind)
    {
        var fields = table.Fields.Where(field => field.Kind == kind).ToList();
        if (fields.Count == 0) return null;
        var canonical = CanonicalFields.Of(kind);
        var columns = fields.Where(field => canonical.Contains(field.Field) && field.Source is not null).ToDictionary(field => field.Field, field => field.Source!, StringComparer.Ordinal);
        return new KindMapping
        {
            Columns = columns,
            Scales = fields.Where(field => field.Scale is not null).ToDictionary(field => field.Field, field => field.Scale!, StringComparer.Ordinal),
            Drivers = kind == ExportKind.Surveys
                ? fields.Where(field => !canonical.Contains(field.Field) && field.Source is not null).ToDictionary(field => field.Field, field => field.Column, StringComparer.Ordinal)
                : new Dictionary<string, string>(),
            Type = fields.FirstOrDefault(field => field is { Field: "type", Source: null })?.Type,
            Ignore = kind == ExportKind.Customers ? [.. table.Ignored.Select(ignored => ignored.Column)] : [],
        };
    }
}
