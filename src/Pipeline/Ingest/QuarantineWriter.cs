using System.IO.Compression;
using Azure.Storage.Blobs;
using Pipeline.Events;
using Pipeline.Storage;

namespace Pipeline.Ingest;

/// <summary>
/// Keeps an export's rejected rows with line, column and reason: newline-delimited JSON, gzipped, in parts that are written once.
/// </summary>
internal sealed class QuarantineWriter(BlobContainerClient quarantine, string kind, string writingId) : IDisposable
{
    private const long PartBytes = 16 * 1024 * 1024;

    private readonly MemoryStream _lines = new();

    /// <summary>Parts written so far.</summary>
    public int Count { get; private set; }

    public async ValueTask AddAsync(QuarantinedRow row, CancellationToken cancellationToken)
    {
        row.Write(_lines);
        _lines.WriteByte((byte)'\n');
        if (_lines.Length >= PartBytes) await FlushAsync(cancellationToken);
    }

    /// <summary>Writes what is gathered as one more part, if there is anything.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_lines.Length == 0) return;
        using var content = new MemoryStream();
        await using (var gzip = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true)) _lines.WriteTo(gzip);
        _lines.SetLength(0);
        Count++;
        await quarantine.WriteOnceAsync(SegmentName.Of(kind, writingId, Count), BinaryData.FromBytes(content.ToArray()), null, cancellationToken);
    }

    public void Dispose() => _lines.Dispose();
}
