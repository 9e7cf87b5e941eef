using System.Buffers;
using System.IO.Compression;
using Analytics.Customers;
using Azure.Storage.Blobs;
using Pipeline.Storage;

namespace Pipeline.Events;

/// <summary>
/// Writes an export's accepted records as segments: one gzip member a shard, members in the order of the shards, the index in the metadata.
/// A segment is written when the records gathered reach a size, and only if it does not exist yet: a second attempt makes the same names
/// and the same bytes.
/// </summary>
internal sealed class SegmentWriter : IDisposable
{
    /// <summary>Uncompressed bytes after which a segment is written.</summary>
    private const long SegmentBytes = 48 * 1024 * 1024;

    private readonly BlobContainerClient _events;
    private readonly string _kind;
    private readonly string _exportId;
    private readonly MemoryStream?[] _shards = new MemoryStream?[CustomerShard.Count];
    private readonly ArrayBufferWriter<byte> _line = new();
    private long _gathered;

    public SegmentWriter(BlobContainerClient events, string kind, string exportId)
    {
        _events = events;
        _kind = kind;
        _exportId = exportId;
    }

    /// <summary>Segments written so far.</summary>
    public int Count { get; private set; }

    public async ValueTask AddAsync(CanonicalRecord record, CancellationToken cancellationToken)
    {
        _line.ResetWrittenCount();
        RecordJson.Write(_line, record);
        _line.Write("\n"u8);

        var shard = _shards[CustomerShard.Of(record)] ??= new MemoryStream();
        shard.Write(_line.WrittenSpan);
        _gathered += _line.WrittenCount;
        if (_gathered >= SegmentBytes) await FlushAsync(cancellationToken);
    }

    /// <summary>Writes what is gathered as one more segment, if there is anything.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_gathered == 0) return;
        using var content = new MemoryStream();
        var lengths = new int[CustomerShard.Count];
        for (var shard = 0; shard < lengths.Length; shard++)
        {
            if (_shards[shard] is not { Length: > 0 } lines) continue;
            var start = content.Length;
            using (var gzip = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true)) lines.WriteTo(gzip);
            lengths[shard] = checked((int)(content.Length - start));
            lines.SetLength(0);
        }
        _gathered = 0;
        Count++;
        var metadata = new Dictionary<string, string> { [SegmentName.IndexMetadata] = new SegmentIndex(lengths).Encode() };
        await _events.WriteOnceAsync(SegmentName.Of(_kind, _exportId, Count), new BinaryData(content.GetBuffer().AsMemory(0, (int)content.Length)), metadata, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var shard in _shards) shard?.Dispose();
    }
}
