using Analytics.Exports;
using Analytics.Exports.Mapping;
using Analytics.Privacy;
using Azure.Storage.Blobs;

namespace Pipeline.Ingest;

/// <summary>Tells which export a blob is now, and what it is read by.</summary>
internal sealed class ExportIdentities(BlobContainerClient exports, MappingLibrary mappings, AliasLibrary aliases)
{
    /// <summary>The export, or <c>null</c> if there is no such blob (any more).</summary>
    public async Task<IdentifiedExport?> FindAsync(string blobName, CancellationToken cancellationToken)
    {
        if (await ExportBlob.FindAsync(exports, blobName, cancellationToken) is not { } stored) return null;
        var (kind, name) = Split(blobName);
        var (mapping, map) = ExportKind.IsKnown(kind)
            ? (await mappings.ForAsync(kind, name, cancellationToken), await aliases.CurrentAsync(cancellationToken))
            : (new StoredMapping(ExportMapping.None, "none", []), AliasMap.Empty);
        return new IdentifiedExport(new ExportIdentity(kind, name, stored.Version, stored.UploadedAt, mapping.Version, map.Version), mapping, map, stored);
    }

    private static (string Kind, string Name) Split(string blobName)
    {
        var slash = blobName.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? ("", blobName) : (blobName[..slash], blobName[(slash + 1)..]);
    }
}
