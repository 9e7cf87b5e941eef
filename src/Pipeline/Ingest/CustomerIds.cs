using Analytics.Exports;
using Analytics.Exports.Mapping;
using Analytics.Privacy;

namespace Pipeline.Ingest;

/// <summary>How customers' ids are made of what exports name them by: personal ids are replaced by keyed hashes where a mapping asks for it.</summary>
public sealed class CustomerIds
{
    private readonly IdentityHash? _hash;
    private readonly string _version;

    public CustomerIds(PrivacyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _hash = options.ToHash();
        _version = $"{_hash?.Fingerprint ?? "no key"} {options.CountryCode?.Trim().TrimStart('+')}";
    }

    /// <summary>What a reading of an export finds customers by.</summary>
    /// <param name="aliases">Ids that belong to one customer.</param>
    /// <param name="known">Customers whom other exports name under keys.</param>
    /// <param name="forgottenAt">When a customer was forgotten, whose rows are left out; <c>null</c> to see all.</param>
    internal CustomerLinks Links(AliasMap aliases, KeyedCustomers known, Func<string, DateTimeOffset?>? forgottenAt) => new(aliases, _hash, known, forgottenAt);

    /// <summary>Tells apart under which settings a mapping gives which ids; empty if they do not matter to it.</summary>
    internal string VersionFor(ExportMapping mapping) => Hashes(mapping) ? _version : "";

    /// <summary>Which key hashes the ids of a mapping; <c>null</c> if none does.</summary>
    internal string? KeyFor(ExportMapping mapping) => Hashes(mapping) ? _hash?.Fingerprint : null;

    private static bool Hashes(ExportMapping mapping) =>
        mapping.Tables.Prepend(mapping).Any(table => table.Kinds.Any(kind => table.For(kind)!.Columns.Values.Any(column => column.Hash is not null)));
}
