using System.IO.Compression;
using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;
using Pipeline.Events;

namespace Pipeline.Ingest;

/// <summary>Reads what <see cref="QuarantineWriter"/> wrote.</summary>
internal sealed class QuarantineReader(BlobContainerClient quarantine)
{
    /// <summary>The rejected rows of an export, in the order in which they were written.</summary>
    public async IAsyncEnumerable<QuarantinedRow> ReadAsync(LedgerEntry entry, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 1; number <= entry.QuarantineParts; number++)
        {
            var blob = quarantine.GetBlobClient(SegmentName.Of(entry.Kind, entry.QuarantineId, number));
            var download = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            await using var content = download.Value.Content;
            await using var gzip = new GZipStream(content, CompressionMode.Decompress);
            using var reader = new StreamReader(gzip);
            while (await reader.ReadLineAsync(cancellationToken) is { } line) yield return QuarantinedRow.Read(line);
        }
    }
}
