using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using Pipeline.Telemetry;

namespace Pipeline.Ingest;

/// <summary>
/// What the metadata of a blob says in which rows were blanked: by which version and upload the export is known. It holds as long as the content is the one
/// that it was written with; whatever is written over it is an export of its own, whoever keeps the metadata.
/// </summary>
internal static class ExportIdentityMark
{
    private const string VersionName = "uploadversion";
    private const string TimeName = "uploadtime";
    private const string ContentName = "blankedcontent";

    /// <summary>The export in a blob.</summary>
    public static StoredExport Read(string name, ETag stored, DateTimeOffset modifiedAt, long bytes, byte[]? contentHash, IDictionary<string, string>? metadata) =>
        metadata is not null && contentHash is not null
        && metadata.TryGetValue(ContentName, out var content) && content == Convert.ToHexStringLower(contentHash)
        && metadata.TryGetValue(VersionName, out var version)
        && metadata.TryGetValue(TimeName, out var text) && DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var uploadedAt)
            ? new StoredExport(name, new ETag($"\"{version}\""), uploadedAt, stored, bytes, TraceContext.OfMetadata(metadata))
            : new StoredExport(name, Quoted(stored), modifiedAt, stored, bytes, TraceContext.OfMetadata(metadata));

    /// <summary>The metadata for a blob that takes an export's place.</summary>
    /// <param name="export">The export.</param>
    /// <param name="metadata">What the blob has.</param>
    /// <param name="contentHash">MD5 of the new content, as storage keeps it.</param>
    public static IDictionary<string, string> Write(StoredExport export, IDictionary<string, string> metadata, byte[] contentHash) => new Dictionary<string, string>(metadata)
    {
        [VersionName] = export.Version.ToString().Trim('"'),
        [TimeName] = export.UploadedAt.ToString("O", CultureInfo.InvariantCulture),
        [ContentName] = Convert.ToHexStringLower(contentHash),
    };

    public static StoredExport Read(BlobItem blob) => Read(
        blob.Name, blob.Properties.ETag ?? default, blob.Properties.LastModified ?? default, blob.Properties.ContentLength ?? 0, blob.Properties.ContentHash, blob.Metadata);

    /// <summary>In lists of blobs an ETag has no quotes.</summary>
    private static ETag Quoted(ETag version) => version.ToString() is [not '"', ..] text ? new ETag($"\"{text}\"") : version;
}
