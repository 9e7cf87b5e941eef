using Analytics.Exports.Values;

namespace Analytics.Exports.Rows;

/// <summary>Where a canonical field stands in a table, and how its values are written there.</summary>
internal sealed class Column
{
    private const int Digits = 10;

    private double[]? _ofDigits;

    public static readonly Column None = new() { Cell = new FieldCell(-1), Name = "", Exists = false };

    public required FieldCell Cell { get; init; }

    /// <summary>The column's name in the export.</summary>
    public required string Name { get; init; }

    public bool Exists { get; init; } = true;

    /// <summary>Position of the column with the time of day; -1 without one.</summary>
    public int TimeIndex { get; init; } = -1;

    /// <summary>What comes before an id.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What is added to a count.</summary>
    public double Plus { get; init; }

    /// <summary>Name of the key of another table that it holds; <c>null</c> if it holds ids.</summary>
    public string? Key { get; init; }

    /// <summary>Kind of the ids that their keyed hash takes the place of; <c>null</c> if they are kept.</summary>
    public string? Hash { get; init; }

    /// <summary>How a number is written. Of an attribute <c>null</c> where its values are words.</summary>
    public NumberFormat? Numbers { get; init; }

    public TimeFormat? Times { get; init; }

    public DurationFormat? Durations { get; init; }

    public YesNoFormat? YesNo { get; init; }

    public RatingFormat? Ratings { get; init; }

    /// <summary>Scale of the answers, for a rating.</summary>
    public RatingScale Source { get; init; }

    /// <summary>Canonical scale, for a rating.</summary>
    public RatingScale Target { get; init; }

    /// <summary>What a rating of one digit stands for on <see cref="Target"/>, as most are. False if the cell is something else, or is none on the column's scale.</summary>
    public bool TryRateDigit(ReadOnlySpan<byte> cell, out double rating)
    {
        rating = double.NaN;
        if (cell.Length == 1 && (uint)(cell[0] - '0') < Digits) rating = (_ofDigits ??= RateDigits())[cell[0] - '0'];
        return !double.IsNaN(rating);
    }

    private double[] RateDigits()
    {
        var rated = new double[Digits];
        for (var digit = 0; digit < Digits; digit++) rated[digit] = Ratings!.TryRead([(byte)('0' + digit)], out var rating) && rating is { } value ? Source.To(Target, value) : double.NaN;
        return rated;
    }
}
