using System.Text.Json.Serialization;

namespace Analytics.Exports.Mapping;

/// <summary>The part of a mapping for one kind of record.</summary>
public sealed record KindMapping
{
    // The JSON reader sets what a file leaves out to null.
    private static readonly Dictionary<string, string> NoEntries = [];
    private static readonly Dictionary<string, ColumnMapping> NoColumns = [];

    public static KindMapping None { get; } = new();

    /// <summary>Canonical field to the export's column, such as <c>"customerId": "Account no."</c>.</summary>
    public IReadOnlyDictionary<string, ColumnMapping> Columns { get; init => field = value ?? NoColumns; } = NoColumns;

    /// <summary>Rating field to the scale of the export's answers, such as <c>"csat": "0-10"</c>.</summary>
    public IReadOnlyDictionary<string, string> Scales { get; init => field = value ?? NoEntries; } = NoEntries;

    /// <summary>Further rated drivers of a survey: the driver's name to the column, 1 to 5 unless <see cref="Scales"/> names it.</summary>
    public IReadOnlyDictionary<string, string> Drivers { get; init => field = value ?? NoEntries; } = NoEntries;

    /// <summary>The type of every row of an interaction export that has no type column.</summary>
    public string? Type { get; init; }

    /// <summary>Columns that are left alone though they are recognised: of a customer export, those that are not attributes.</summary>
    public IReadOnlyList<string> Ignore { get; init => field = value ?? []; } = [];

    [JsonIgnore]
    public bool IsEmpty => Columns.Count == 0 && Scales.Count == 0 && Drivers.Count == 0 && Type is null && Ignore.Count == 0;

    internal void Validate(string place, string kind)
    {
        var fields = CanonicalFields.Of(kind);
        foreach (var (field, column) in Columns)
        {
            if (!fields.Contains(field))
                throw new MappingException($"{place}.columns: '{field}' is no field of {kind}; it has {string.Join(", ", fields)}.");
            if (column is null) throw new MappingException($"{place}.columns.{field}: is null where a column was expected.");
            column.Validate($"{place}.columns.{field}", field);
        }
        foreach (var (field, text) in Scales)
        {
            if (CanonicalFields.Scale(field) is null && !Drivers.ContainsKey(field))
                throw new MappingException($"{place}.scales: '{field}' is not a rating.");
            if (!RatingScale.TryParse(text, out _))
                throw new MappingException($"{place}.scales.{field}: expected the lowest and highest answer, such as \"0-10\".");
        }
        if (kind != ExportKind.Surveys && Drivers.Count > 0) throw new MappingException($"{place}.drivers: only surveys have drivers.");
        if (kind != ExportKind.Interactions && Type is not null) throw new MappingException($"{place}.type: only interactions have a type.");
        if (Type is { Length: 0 }) throw new MappingException($"{place}.type: is empty.");
    }
}
