using Azure;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Ingest;

/// <summary>
/// When each blob was uploaded last, as far as the ledger knows: a partition of the table <c>Exports</c> by which an export is found by its name. A row
/// is written after the entry that it leads to, at every attempt, so that it never hides an earlier version and a killed attempt is made good by the next.
/// </summary>
internal sealed class NewestUploads(TableClient exports)
{
    private const string Partition = "names";
    private const string BlobName = "BlobName";
    private const string UploadedAt = "UploadedAt";

    /// <summary>When the newest version was uploaded; <c>null</c> if none was seen.</summary>
    public async Task<DateTimeOffset?> FindAsync(string blobName, CancellationToken cancellationToken) =>
        (await exports.FindAsync(Partition, EncodedKey.Of(blobName), cancellationToken))?.GetDateTimeOffset(UploadedAt);

    /// <summary>Notes that there is an entry for a version. One of a newer version stays.</summary>
    public async Task NoteAsync(string blobName, DateTimeOffset uploadedAt, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, EncodedKey.Of(blobName)) { [BlobName] = blobName, [UploadedAt] = uploadedAt };
        while (true)
        {
            var found = await exports.FindAsync(row.PartitionKey, row.RowKey, cancellationToken);
            if (found?.GetDateTimeOffset(UploadedAt) >= uploadedAt) return;
            try
            {
                if (found is null) await exports.AddEntityAsync(row, cancellationToken);
                else await exports.UpdateEntityAsync(row, found.ETag, TableUpdateMode.Replace, cancellationToken);
                return;
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                // Another version was noted meanwhile: compare again.
            }
        }
    }
}
