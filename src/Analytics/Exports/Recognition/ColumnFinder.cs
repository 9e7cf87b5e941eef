namespace Analytics.Exports.Recognition;

/// <summary>Finds a column by the name that a mapping or a tool has for it.</summary>
internal static class ColumnFinder
{
    /// <summary>The position of a column that a mapping names.</summary>
    /// <param name="columns">The table's columns.</param>
    /// <param name="name">The name in the mapping.</param>
    /// <param name="place">Where it stands in the mapping, for the message.</param>
    /// <param name="isWhole">Whether all columns are there.</param>
    /// <returns>Its position; -1 if it may still come.</returns>
    /// <exception cref="ExportUnreadableException">There is no such column.</exception>
    public static int Find(IReadOnlyList<TableColumn> columns, string name, string place, bool isWhole)
    {
        var wanted = HeaderNames.Tidy(name);
        var exact = columns.FirstOrDefault(column => string.Equals(column.Name, wanted, StringComparison.OrdinalIgnoreCase))
            ?? columns.FirstOrDefault(column => string.Equals(column.Text, wanted, StringComparison.OrdinalIgnoreCase));
        if (exact is not null) return exact.Index;
        if (!isWhole) return -1;
        throw new ExportUnreadableException(1, $"the mapping's {place} names the column '{name}', which the header does not have; it has {HeaderNames.Listed([.. columns.Select(column => column.Name)])}.");
    }
}
