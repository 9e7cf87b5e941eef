using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Pipeline.Storage;

namespace Pipeline.Ingest;

/// <summary>
/// Which export this is: one version of one blob under one kind, mapping and map of aliases. Everything its ingestion writes is named by it, so that a
/// second delivery writes the same things.
/// </summary>
/// <param name="Kind">First part of the blob's name.</param>
/// <param name="Name">The rest of the blob's name.</param>
/// <param name="ETag">The version of the blob.</param>
/// <param name="UploadedAt">When that version was written.</param>
/// <param name="MappingVersion">The version of the mapping it is read by.</param>
/// <param name="AliasVersion">The version of the map of aliases that its customers are resolved by.</param>
public sealed record ExportIdentity(string Kind, string Name, ETag ETag, DateTimeOffset UploadedAt, string MappingVersion, string AliasVersion = ExportIdentity.NoAliases)
{
    /// <summary>Raised when rows are read or cut into segments in another way: a newer program must not go on where an older one broke off.</summary>
    private const string SegmentFormat = "2";

    /// <summary>The version of aliases as long as there are none.</summary>
    public const string NoAliases = "none";

    private const int IdLength = 32;

    public string BlobName => $"{Kind}/{Name}";

    /// <summary>32 hex digits of the SHA-256 of segment format, container, name, ETag, kind, mapping version and, once there are aliases, their version.</summary>
    public string Id
    {
        get
        {
            var content = string.Join('\n', SegmentFormat, StorageLayout.ExportsContainer, BlobName, ETag.ToString(), Kind, ReadBy);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..IdLength];
        }
    }

    /// <summary>The versions of what decides how rows are read, aliases only where there are some.</summary>
    internal string ReadBy => AliasVersion == NoAliases ? MappingVersion : $"{MappingVersion}-{AliasVersion}";

    /// <summary>Row key in the ledger: newest upload first.</summary>
    public string RowKey => RowKeyPrefix(UploadedAt) + Id;

    /// <summary>What the row keys of all exports of one upload time begin with.</summary>
    public static string RowKeyPrefix(DateTimeOffset uploadedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - uploadedAt.UtcTicks:d19}-");
}
