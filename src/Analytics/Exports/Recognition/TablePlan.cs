namespace Analytics.Exports.Recognition;

/// <summary>What was recognised of one table: whose it is, what it feeds, what is left alone.</summary>
internal sealed record TablePlan
{
    /// <summary>The tool it comes from; <c>null</c> if it is none that is known.</summary>
    public required string? Tool { get; init; }

    /// <summary>The columns, their questions in words and what their values look like.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>Rows below the first that belong to the header.</summary>
    public required int HeaderRows { get; init; }

    /// <summary>The kinds of record that a row gives, the table's own kind first.</summary>
    public required IReadOnlyList<KindPlan> Kinds { get; init; }

    /// <summary>Rows that are left out: the column's position, its values in lower case, and why.</summary>
    public required IReadOnlyList<(TableColumn Column, IReadOnlySet<string> Values, string Reason)> Filters { get; init; }

    /// <summary>Further ids by which other tables name the customer: key and column.</summary>
    public required IReadOnlyList<(string Key, int Index)> Keys { get; init; }

    /// <summary>Columns that nothing is taken from, and why.</summary>
    public required IReadOnlyList<IgnoredColumn> Ignored { get; init; }

    /// <summary>What is worth telling before any row is read.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
