using Analytics.Exports.Mapping;

namespace Analytics.Exports.Recognition;

/// <summary>Guesses which kind of export a table is, where nobody says it.</summary>
internal static class KindGuess
{
    /// <summary>The kind; customers, which need no column in particular, where nothing speaks for another.</summary>
    /// <param name="columns">The table's columns.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="mapping">What the mapping says of it, if it is for it.</param>
    public static string Of(IReadOnlyList<TableColumn> columns, string fileName, TableMapping mapping)
    {
        if (mapping.Kinds.FirstOrDefault() is { } mapped) return mapped;
        if (KnownTools.Find(columns) is { } tool) return tool.Kinds[0];
        foreach (var kind in ExportKind.All)
        {
            if (fileName.Contains(kind, StringComparison.OrdinalIgnoreCase)) return kind;
        }
        // What happened when is said by more columns than an answer needs: that is asked first.
        foreach (var kind in (ReadOnlySpan<string>)[ExportKind.Interactions, ExportKind.Surveys])
        {
            if (new KindPlanner(kind, KindMapping.None, null, columns, isWhole: true).Plan(fileName, null).Fault is null) return kind;
        }
        return ExportKind.Customers;
    }
}
