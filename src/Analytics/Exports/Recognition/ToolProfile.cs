using Analytics.Exports.Mapping;

namespace Analytics.Exports.Recognition;

/// <summary>What is known of the exports of one tool: by which columns they are told, and where the canonical fields are.</summary>
internal sealed record ToolProfile
{
    /// <summary>As people call the tool.</summary>
    public required string Name { get; init; }

    /// <summary>Columns that all its exports have, whatever was asked; together they are found in no other tool's.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>Kinds of record that a row gives; the first is what the export is by nature.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Where fields are. Of several entries for a field the first whose column is there, with values, is taken.</summary>
    public required IReadOnlyList<ToolField> Fields { get; init; }

    /// <summary>Rows that are no answers of customers.</summary>
    public IReadOnlyList<ToolFilter> Filters { get; init; } = [];

    /// <summary>Type of the interactions.</summary>
    public string? Type { get; init; }

    /// <summary>Whether every column that is neither used nor among <see cref="Metadata"/> is a question of the survey.</summary>
    public bool OthersAreQuestions { get; init; }

    /// <summary>Columns that are never questions.</summary>
    public IReadOnlyList<string> Metadata { get; init; } = [];

    /// <summary>Whether a table with these columns is this tool's.</summary>
    public bool Fits(IReadOnlyList<TableColumn> columns) => Marks.All(mark => columns.Any(column => column.IsCalled(mark)));

    public bool IsMetadata(TableColumn column) => Metadata.Any(column.IsCalled) || Fields.Any(field => field.Source.Column is { } name && column.IsCalled(name));
}

/// <summary>Where a tool's exports have a canonical field.</summary>
internal sealed record ToolField(string Kind, string Field, ColumnMapping Source)
{
    /// <summary>Whether it goes for exports in which the column's values are yes and no.</summary>
    public bool OnlyForYesNo { get; init; }
}

/// <summary>Rows that a tool's exports hold beside customers' answers: those with one of the values in the column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">Compared without regard to case; an empty one is a cell without a value.</param>
/// <param name="Reason">What such a row is, as the account of rows says it.</param>
internal sealed record ToolFilter(string Column, IReadOnlyList<string> Values, string Reason);
