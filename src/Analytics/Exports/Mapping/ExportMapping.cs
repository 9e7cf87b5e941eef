using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Exports.Mapping;

/// <summary>
/// Which column is which, for exports whose headers do not say it: a small JSON file. Fields that it does not name are still found by their
/// names and values. It is for one table, or for several, each with a part in <see cref="Tables"/>.
/// </summary>
public sealed record ExportMapping : TableMapping
{
    /// <summary>No mapping: everything as it is recognised, times in UTC.</summary>
    public static ExportMapping None { get; } = new();

    /// <summary>The address of the schema, for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Parts for tables of their own, of which the first that fits a file is used. Such a table feeds every kind that its part names, whatever folder it lies in.</summary>
    public IReadOnlyList<TableMapping> Tables { get; init => field = value ?? []; } = [];

    /// <summary>Whether it is for the export <c>kind/name</c>: its pattern fits, and it says something of that kind, of times, or of a table of that name.</summary>
    public bool AppliesTo(string kind, string name)
    {
        if (!Fits(kind, name)) return false;
        if (TimeZone is not null || Sheet is not null || For(kind) is { IsEmpty: false }) return true;
        // What the files in an archive are called shows when it is opened.
        return Tables.Any(table => table.Fits(kind, name)) || (Tables.Count > 0 && name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What it says of one table, with what goes for all tables filled in.</summary>
    /// <param name="kind">The folder that the export lies in.</param>
    /// <param name="export">The export's name.</param>
    /// <param name="table">The table's name within the export; empty if it is the export.</param>
    internal TableMapping TableFor(string kind, string export, string table)
    {
        var own = Tables.FirstOrDefault(part => part.Fits(kind, export) || (table.Length > 0 && part.Fits(kind, table)));
        if (own is not null) return own with { TimeZone = own.TimeZone ?? TimeZone, IsOwn = true };
        // The short form has parts for folders: only that of the folder is meant.
        return new TableMapping
        {
            Sheet = Sheet,
            TimeZone = TimeZone,
            Surveys = kind == ExportKind.Surveys ? Surveys : null,
            Interactions = kind == ExportKind.Interactions ? Interactions : null,
            Customers = kind == ExportKind.Customers ? Customers : null,
            Keys = For(kind) is null ? new Dictionary<string, string>() : Keys,
        };
    }

    /// <summary>Names of the keys of other tables by which the export <c>kind/name</c> may name its customers, in order.</summary>
    public IReadOnlyList<string> KeysAskedFor(string kind, string name)
    {
        // What the files in an archive are called shows when it is opened.
        var parts = name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? Parts : [TableFor(kind, name, "")];
        var keys = parts.SelectMany(part => part.Kinds.Select(each => part.For(each)!.Columns.GetValueOrDefault(CanonicalFields.CustomerId)?.Key)).OfType<string>();
        return [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Every part, that for all tables first.</summary>
    [JsonIgnore]
    internal IEnumerable<TableMapping> Parts => [this, .. Tables];

    /// <summary>Reads and checks a mapping file.</summary>
    /// <exception cref="MappingException">It is not JSON, has an unknown property, or says something that cannot be; the message says where.</exception>
    public static ExportMapping Parse(ReadOnlySpan<byte> json)
    {
        ExportMapping mapping;
        try
        {
            if (json.StartsWith("\uFEFF"u8)) json = json["\uFEFF"u8.Length..];
            mapping = JsonSerializer.Deserialize(json, MappingJsonContext.Default.ExportMapping)
                ?? throw new MappingException("The mapping is null where an object was expected.");
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber + 1;
            throw new MappingException($"line {line}, {exception.Path ?? "$"}: not a mapping ({Fault(exception)}).", exception);
        }
        mapping.Validate();
        return mapping;
    }

    /// <summary>The mapping as a file to edit, as <see cref="Parse"/> reads it.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, MappingJsonContext.ForPeople);

    private void Validate()
    {
        Validate("");
        for (var index = 0; index < Tables.Count; index++)
        {
            if (Tables[index] is null) throw new MappingException($"tables[{index}]: is null where an object was expected.");
            Tables[index].Validate($"tables[{index}].");
        }
        RequireKeys();
    }

    private void RequireKeys()
    {
        var known = Parts.SelectMany(part => part.Keys.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var part in Parts)
        {
            foreach (var kind in part.Kinds)
            {
                if (part.For(kind)!.Columns.TryGetValue(CanonicalFields.CustomerId, out var column) && column.Key is { } key && !known.Contains(key))
                    throw new MappingException($"{kind}.columns.customerId.key: no table of the mapping has '{key}' among its keys.");
            }
        }
    }

    // The parser's own message may quote the file.
    private static string Fault(JsonException exception) =>
        exception.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "unknown property" : "text that is no JSON, or a value of another type than expected";
}
