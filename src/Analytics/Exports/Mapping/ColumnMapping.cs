using System.Text.Json.Serialization;

namespace Analytics.Exports.Mapping;

/// <summary>
/// Where a canonical field comes from, and how its cells are read: in a mapping the column's name alone, <c>"customerId": "Account no."</c>, or an
/// object where the name does not say enough, <c>"waitMinutes": { "column": "Speed of answer", "unit": "seconds" }</c>.
/// </summary>
[JsonConverter(typeof(ColumnMappingConverter))]
public sealed record ColumnMapping
{
    // The JSON reader sets what a file leaves out to null.
    private static readonly Dictionary<string, string> NoWords = [];

    /// <summary>The export's column; <c>null</c> only where <see cref="Value"/> stands in its place.</summary>
    public string? Column { get; init; }

    /// <summary>The same value for every row, for what the export does not say, such as <c>"channel": { "value": "phone" }</c>.</summary>
    public string? Value { get; init; }

    /// <summary>The column that is read where the first has nothing.</summary>
    public string? Or { get; init; }

    /// <summary>For a time: the column with the time of day, where <see cref="Column"/> has only the date.</summary>
    public string? Time { get; init; }

    /// <summary>For a number of minutes: what the column counts in; one of <see cref="MappingWords.Units"/>.</summary>
    public string? Unit { get; init; }

    /// <summary>How times or numbers are written, where the values leave it open; one of <see cref="MappingWords.Formats"/>.</summary>
    public string? Format { get; init; }

    /// <summary>For a customer's id: the name of the key of another table that the column holds; see <see cref="TableMapping.Keys"/>.</summary>
    public string? Key { get; init; }

    /// <summary>For a customer's id that is personal data: <c>email</c> or <c>phone</c>, whose keyed hash takes the id's place.</summary>
    public string? Hash { get; init; }

    /// <summary>What comes before the value of an id, such as <c>ticket-</c>, so that ids of different things stay apart.</summary>
    public string? Prefix { get; init; }

    /// <summary>What is added to a number, such as -1 to make contacts beyond the first out of contacts. The sum is not below 0.</summary>
    public double? Plus { get; init; }

    /// <summary>Rows for which the column counts: another column and its value, such as <c>{ "survey_type": "nps" }</c>; elsewhere it is empty.</summary>
    public IReadOnlyDictionary<string, string> When { get; init => field = value ?? NoWords; } = NoWords;

    /// <summary>What the column's words stand for, such as <c>{ "Solved": "yes", "*": "no" }</c>; <c>*</c> is any other.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init => field = value ?? NoWords; } = NoWords;

    /// <summary>A column by its name alone.</summary>
    public static implicit operator ColumnMapping(string column) => new() { Column = column };

    /// <summary>Whether there is nothing to say but the column's name.</summary>
    internal bool IsNameOnly => Column is not null && Words.Count == 0 && When.Count == 0 && this with { Column = null, Words = NoWords, When = NoWords } == new ColumnMapping();

    internal void Validate(string place, string field)
    {
        if (Column is null == Value is null) throw new MappingException($"{place}: expected either a column or a value for all rows.");
        var type = CanonicalFields.TypeOf(field);
        if (Value is not null && (Or ?? Time ?? Unit ?? Format ?? Key ?? Hash ?? Prefix) is not null) throw new MappingException($"{place}: a value for all rows stands alone.");
        if (Time is not null && type != FieldType.Time) throw new MappingException($"{place}.time: only a time has a column with the time of day.");
        if (Plus is not null && type != FieldType.Quantity) throw new MappingException($"{place}.plus: only counts are added to.");
        if (Prefix is not null && type != FieldType.Id) throw new MappingException($"{place}.prefix: only ids have a prefix.");
        if (When.Count > 1) throw new MappingException($"{place}.when: expected one column and its value.");
        if (Unit is not null && type != FieldType.Minutes) throw new MappingException($"{place}.unit: only durations have a unit.");
        OneOf($"{place}.unit", Unit, MappingWords.Units);
        OneOf($"{place}.format", Format, MappingWords.FormatsOf(type));
        if (Key is not null && field != CanonicalFields.CustomerId) throw new MappingException($"{place}.key: only customerId is found by a key of another table.");
        if (Hash is not null && field != CanonicalFields.CustomerId) throw new MappingException($"{place}.hash: only customerId can be replaced by its hash.");
        if (Hash is not null && Key is not null) throw new MappingException($"{place}: a key of another table is not hashed; hash the id in the table that has the key.");
        OneOf($"{place}.hash", Hash, MappingWords.Hashes);
    }

    private static void OneOf(string place, string? found, IReadOnlyList<string> expected)
    {
        if (found is null || expected.Contains(found, StringComparer.Ordinal)) return;
        throw new MappingException(expected.Count == 0 ? $"{place}: does not apply to this field." : $"{place}: expected one of {string.Join(", ", expected)}.");
    }
}
