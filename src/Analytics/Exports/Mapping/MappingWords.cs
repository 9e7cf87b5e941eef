namespace Analytics.Exports.Mapping;

/// <summary>The words that a mapping chooses from.</summary>
public static class MappingWords
{
    /// <summary>What a column of durations counts in.</summary>
    public static IReadOnlyList<string> Units { get; } = ["milliseconds", "seconds", "minutes", "hours", "days"];

    /// <summary>Kinds of ids that a keyed hash can take the place of.</summary>
    public static IReadOnlyList<string> Hashes { get; } = ["email", "phone"];

    /// <summary>How times are written: the order of day, month and year, or seconds or milliseconds since 1970.</summary>
    public static IReadOnlyList<string> TimeFormats { get; } = ["ymd", "dmy", "mdy", "unix", "unixMilliseconds"];

    /// <summary>How numbers are written.</summary>
    public static IReadOnlyList<string> NumberFormats { get; } = ["decimalPoint", "decimalComma"];

    /// <summary>Every format.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. TimeFormats, .. NumberFormats];

    internal static IReadOnlyList<string> FormatsOf(FieldType type) => type switch
    {
        FieldType.Time => TimeFormats,
        FieldType.Number or FieldType.Quantity => NumberFormats,
        _ => [],
    };
}
