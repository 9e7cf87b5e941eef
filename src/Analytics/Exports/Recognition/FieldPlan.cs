using Analytics.Exports.Mapping;

namespace Analytics.Exports.Recognition;

/// <summary>Where a canonical field of one table comes from, before it is known how its values are written.</summary>
internal sealed record FieldPlan
{
    /// <summary>The canonical field, or a further driver's name.</summary>
    public required string Field { get; init; }

    public required FieldType Type { get; init; }

    /// <summary>How its cells are to be read, as far as the mapping or the tool says so.</summary>
    public required ColumnMapping Source { get; init; }

    /// <summary>0-based position of the column; -1 for a value that goes for every row.</summary>
    public required int Index { get; init; }

    /// <summary>The column's name in the export; empty for a value that goes for every row.</summary>
    public required string Name { get; init; }

    /// <summary>Position of the column that is read where the first has nothing; -1 without one.</summary>
    public int OrIndex { get; init; } = -1;

    /// <summary>Position of the column with the time of day; -1 without one.</summary>
    public int TimeIndex { get; init; } = -1;

    /// <summary>Position of the column that says for which rows the field counts; -1 without one.</summary>
    public int WhenIndex { get; init; } = -1;

    /// <summary>Scale that the mapping says a rating is on.</summary>
    public RatingScale? GivenScale { get; init; }

    /// <summary>What the choice rests on.</summary>
    public required Evidence Because { get; init; }

    /// <summary>How sure the choice is, 0 to 1.</summary>
    public required double Certainty { get; init; }

    /// <summary>Every column that is read for it.</summary>
    public IEnumerable<int> Indexes => new[] { Index, OrIndex, TimeIndex, WhenIndex }.Where(index => index >= 0);
}
