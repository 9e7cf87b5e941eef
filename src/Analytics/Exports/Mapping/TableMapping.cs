using System.Text.Json.Serialization;

namespace Analytics.Exports.Mapping;

/// <summary>The part of a mapping that is for some tables: which column is which, for each kind of record that they feed.</summary>
public record TableMapping
{
    private static readonly Dictionary<string, string> NoKeys = [];

    /// <summary>
    /// The files it is for: a pattern in which <c>*</c> stands for any characters, for <c>kind/name</c> if it has a slash and else for the
    /// name alone, that of a file within an archive too; <c>null</c> is all.
    /// </summary>
    public string? Files { get; init; }

    /// <summary>The sheet of a workbook that holds the data; <c>null</c> is the one with the most.</summary>
    public string? Sheet { get; init; }

    /// <summary>IANA name of the zone of times that carry none, such as <c>Asia/Shanghai</c>; default that of the whole mapping, else UTC.</summary>
    public string? TimeZone { get; init; }

    public KindMapping? Surveys { get; init; }

    public KindMapping? Interactions { get; init; }

    public KindMapping? Customers { get; init; }

    /// <summary>
    /// Further ids by which other tables name the customer of a row: a key's name to the column that holds it, such as
    /// <c>"subscription": "subscription_id"</c>. Another table asks for it by <see cref="ColumnMapping.Key"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Keys { get; init => field = value ?? NoKeys; } = NoKeys;

    /// <summary>The part for one kind of record; <c>null</c> if it says nothing of it.</summary>
    public KindMapping? For(string kind) => kind switch
    {
        ExportKind.Surveys => Surveys,
        ExportKind.Interactions => Interactions,
        ExportKind.Customers => Customers,
        _ => null,
    };

    /// <summary>The zone of times that carry none.</summary>
    [JsonIgnore]
    public TimeZoneInfo Zone => TimeZone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : TimeZoneInfo.Utc;

    /// <summary>The kinds that it has a part for.</summary>
    [JsonIgnore]
    public IEnumerable<string> Kinds => ExportKind.All.Where(kind => For(kind) is not null);

    /// <summary>Whether it is a part for some table: such a table feeds the kinds that the part names, and no others.</summary>
    [JsonIgnore]
    internal bool IsOwn { get; init; }

    /// <summary>Whether its pattern fits a file.</summary>
    /// <param name="kind">The folder that the export lies in.</param>
    /// <param name="name">The name of the export, or of a file in it.</param>
    internal bool Fits(string kind, string name) =>
        Files is not { } pattern || Matches(pattern, pattern.Contains('/', StringComparison.Ordinal) ? $"{kind}/{name}" : name[(name.LastIndexOf('/') + 1)..]);

    internal void Validate(string place)
    {
        if (TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new MappingException($"{place}timeZone: not the IANA name of a time zone, such as Asia/Shanghai.");
        foreach (var kind in Kinds) For(kind)!.Validate($"{place}{kind}", kind);
        if (Keys.Count > 0 && !Kinds.Any(kind => For(kind)!.Columns.ContainsKey(CanonicalFields.CustomerId)))
            throw new MappingException($"{place}keys: a table that has keys for others says in columns.customerId whose they are.");
    }

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
