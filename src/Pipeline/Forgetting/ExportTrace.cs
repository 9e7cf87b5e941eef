using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Analytics.Exports;
using Analytics.Exports.Blanking;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Events;
using Pipeline.Ingest;

namespace Pipeline.Forgetting;

/// <summary>
/// Takes a customer's rows out of the exports as they were uploaded, those that were held back too. A text keeps every other row in its line, and stays the
/// export that it was to everybody; what cannot be proven to be the same without the rows is removed.
/// </summary>
internal sealed class ExportTrace(
    BlobContainerClient exports, ExportLedger ledger, ExportIdentities identities, KeyLibrary keys, CustomerIds ids, SegmentReader segments, SegmentRewriter rows)
{
    /// <summary>Searches every export that is there.</summary>
    public async Task<ExportSearch> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var search = new ExportSearch(0, 0, 0, []);
        await foreach (var blob in exports.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (blob.Name.StartsWith($"{MappingLibrary.Kind}/", StringComparison.Ordinal)) continue;
            var found = await SearchAsync(blob.Name, names, cancellationToken);
            search = new ExportSearch(search.Rows + found.Rows, search.Rewritten + found.Rewritten, search.Removed + found.Removed, [.. search.Unreadable, .. found.Unreadable]);
        }
        return search;
    }

    private async Task<ExportSearch> SearchAsync(string blobName, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await identities.FindAsync(blobName, cancellationToken) is not { } export || await IsWithoutAsync(export, names, cancellationToken)) return new ExportSearch(0, 0, 0, []);
            var known = await KnownAsync(export, cancellationToken);
            try
            {
                return await SearchAsync(export, known, names, cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound || exception.ErrorCode == BlobErrorCode.ConditionNotMet)
            {
                // It was overwritten or removed meanwhile: look at what is there now.
            }
            catch (RequestFailedException exception) when (IsOutOfReach(exception))
            {
                return new ExportSearch(0, 0, 0, [export.Identity.Id]);
            }
        }
    }

    private async Task<ExportSearch> SearchAsync(IdentifiedExport export, KeyedCustomers known, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        await using var copy = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        BlankedExport blanked;
        try
        {
            blanked = await BlankAsync(export, known, names, copy, cancellationToken);
        }
        catch (ExportUnreadableException)
        {
            return new ExportSearch(0, 0, 0, [export.Identity.Id]);
        }
        if (blanked.Rows == 0) return new ExportSearch(0, 0, 0, []);
        if (blanked.IsProven)
        {
            await ReplaceAsync(export.Stored, copy, cancellationToken);
            return new ExportSearch(blanked.Rows, 1, 0, []);
        }
        var blob = exports.GetBlobClient(export.Stored.Name);
        await blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = export.Stored.Stored }, cancellationToken);
        return new ExportSearch(blanked.Rows, 0, 1, []);
    }

    private async Task<BlankedExport> BlankAsync(IdentifiedExport export, KeyedCustomers known, IReadOnlyList<string> names, Stream copy, CancellationToken cancellationToken)
    {
        var (kind, name) = (export.Identity.Kind, export.Identity.Name);
        var open = ExportBlob.Opening(exports, export.Stored.Name, export.Stored.Stored);
        if (kind == AliasLibrary.Kind) return await AliasBlanker.BlankAsync(name, open, names.Contains, copy, cancellationToken);
        if (!ExportKind.IsKnown(kind)) throw new ExportUnreadableException("the export lies in no folder that says its kind.");
        var blanker = new RowBlanker(() => new ExportReader(kind, name, export.Mapping.Mapping, ids.Links(export.Aliases, known, null)));
        return await blanker.BlankAsync(open, row => IsMeant(row.CustomerId) || row.Records.Any(record => IsMeant(record.CustomerId)), copy, cancellationToken);

        bool IsMeant(string? customer) => customer is not null && names.Contains(customer);
    }

    /// <summary>Whom the export may name by keys of other exports.</summary>
    private async Task<KeyedCustomers> KnownAsync(IdentifiedExport export, CancellationToken cancellationToken)
    {
        var asked = export.Mapping.Mapping.KeysAskedFor(export.Identity.Kind, export.Identity.Name);
        return await keys.LoadAsync(await keys.FindAsync(asked, ExportLedger.New(export.Identity, export.Stored.Bytes), cancellationToken), cancellationToken);
    }

    /// <summary>Whether somebody holds the blob, or the account's rules keep it from being read or changed: the receipt says so, and the others are searched.</summary>
    private static bool IsOutOfReach(RequestFailedException exception) =>
        exception.ErrorCode == BlobErrorCode.LeaseIdMissing || exception.ErrorCode == BlobErrorCode.BlobArchived
        || exception.ErrorCode == BlobErrorCode.BlobImmutableDueToPolicy || exception.ErrorCode == "BlobImmutableDueToLegalHold";

    /// <summary>Whether the ledger and the segments say that no row of the export is the customer's. Segments are cleaned after the exports, so this holds also when the work is taken up again.</summary>
    private async Task<bool> IsWithoutAsync(IdentifiedExport export, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (!ExportKind.IsKnown(export.Identity.Kind)) return false;
        if (await ledger.FindAsync(export.Identity.RowKey, cancellationToken) is not { Status: ExportStatus.Accepted, Rejected: 0, Generation: 0 } entry) return false;
        foreach (var (kind, name) in entry.SegmentNames())
        {
            if (await rows.HoldsAsync(await segments.OpenAsync(kind, name, cancellationToken), names, cancellationToken)) return false;
        }
        return true;
    }

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The checksum that storage keeps of a blob; it guards against nobody.")]
    private async Task ReplaceAsync(StoredExport export, Stream copy, CancellationToken cancellationToken)
    {
        var blob = exports.GetBlobClient(export.Name);
        var conditions = new BlobRequestConditions { IfMatch = export.Stored };
        var properties = (await blob.GetPropertiesAsync(conditions, cancellationToken)).Value;
        copy.Position = 0;
        var contentHash = await MD5.HashDataAsync(copy, cancellationToken);
        copy.Position = 0;
        var options = new BlobUploadOptions
        {
            Conditions = conditions,
            Metadata = ExportIdentityMark.Write(export, properties.Metadata, contentHash),
            HttpHeaders = new BlobHttpHeaders { ContentType = properties.ContentType, ContentEncoding = properties.ContentEncoding, ContentHash = contentHash },
        };
        await blob.UploadAsync(copy, options, cancellationToken);
    }
}
