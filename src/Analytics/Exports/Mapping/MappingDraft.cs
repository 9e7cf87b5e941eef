namespace Analytics.Exports.Mapping;

/// <summary>Writes down what was recognised as a mapping to edit.</summary>
public static class MappingDraft
{
    /// <summary>A mapping that says what was recognised of an export.</summary>
    /// <param name="summary">What was read of it.</param>
    /// <param name="files">The pattern of the files that it is to be for.</param>
    /// <param name="schema">Address of the mapping's schema, for editors.</param>
    public static ExportMapping Of(ExportSummary summary, string files, string schema)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var parts = summary.Tables.Select(table => Part(table, table.Table.Length > 0 ? table.Table : files)).ToList();
        return new ExportMapping { Schema = schema, Tables = parts };
    }

    private static TableMapping Part(TableRecognition table, string files) => new()
    {
        Files = files,
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
                ? fields.Where(field => !canonical.Contains(field.Field)).ToDictionary(field => field.Field, field => field.Column, StringComparer.Ordinal)
                : new Dictionary<string, string>(),
            Type = fields.FirstOrDefault(field => field is { Field: "type", Source: null })?.Type,
            Ignore = kind == ExportKind.Customers ? [.. table.Ignored.Select(ignored => ignored.Column)] : [],
        };
    }
}
