using Analytics.Exports.Mapping;

namespace Analytics.Exports.Rows;

/// <summary>Orders tables so that one with a key for others comes before those that ask for it.</summary>
internal static class TableOrder
{
    /// <summary>The tables, in the order given as far as keys leave it open. Where keys go in a circle the order given stands.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="mappingOf">What the mapping says of one.</param>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> tables, Func<T, TableMapping> mappingOf)
    {
        var waiting = tables.Select(table => (Table: table, Needs: Needs(mappingOf(table)), Has: mappingOf(table).Keys.Keys.ToHashSet(StringComparer.Ordinal))).ToList();
        var ordered = new List<T>(tables.Count);
        while (waiting.Count > 0)
        {
            var next = waiting.FindIndex(table => !waiting.Exists(other => !ReferenceEquals(other.Has, table.Has) && other.Has.Overlaps(table.Needs)));
            if (next < 0) next = 0;
            ordered.Add(waiting[next].Table);
            waiting.RemoveAt(next);
        }
        return ordered;
    }

    private static HashSet<string> Needs(TableMapping mapping) =>
        mapping.Kinds.Select(kind => mapping.For(kind)!.Columns.GetValueOrDefault(CanonicalFields.CustomerId)?.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
