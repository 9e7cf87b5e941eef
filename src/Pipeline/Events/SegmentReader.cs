using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Analytics.Customers;
using Analytics.Exports;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Events;

/// <summary>Reads the records of a range of shards out of segments, each in one ranged read.</summary>
public sealed class SegmentReader(BlobContainerClient events)
{
    /// <summary>The segment of that name with its index.</summary>
    public async Task<Segment> OpenAsync(string kind, string name, CancellationToken cancellationToken)
    {
        var properties = await events.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken);
        if (!properties.Value.Metadata.TryGetValue(SegmentName.IndexMetadata, out var index))
            throw new InvalidDataException($"The segment {name} has no member index.");
        return new Segment(name, ExportKind.RecordKind(kind), SegmentIndex.Decode(index));
    }

    /// <summary>The records of one segment that lie in the given shards, in the order in which they were written.</summary>
    public async IAsyncEnumerable<CanonicalRecord> ReadAsync(
        Segment segment, ShardRange shards, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var (offset, length) = segment.Index.Stretch(shards);
        if (length == 0) yield break;
        var download = await events.GetBlobClient(segment.Name)
            .DownloadStreamingAsync(new BlobDownloadOptions { Range = new HttpRange(offset, length) }, cancellationToken);
        await using var content = download.Value.Content;
        await using var gzip = new GZipStream(content, CompressionMode.Decompress);
        var lines = PipeReader.Create(gzip, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        try
        {
            while (true)
            {
                var result = await lines.ReadAsync(cancellationToken);
                var buffer = result.Buffer;
                while (TryTakeLine(ref buffer, segment.Kind, out var record)) yield return record;
                lines.AdvanceTo(buffer.Start, buffer.End);
                if (!result.IsCompleted) continue;
                if (!buffer.IsEmpty) throw new InvalidDataException($"The segment {segment.Name} ends in the middle of a row.");
                break;
            }
        }
        finally
        {
            await lines.CompleteAsync();
        }
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, RecordKind kind, out CanonicalRecord record)
    {
        record = null!;
        if (buffer.PositionOf((byte)'\n') is not { } end) return false;
        var line = buffer.Slice(0, end);
        record = RecordJson.Read(kind, line.IsSingleSegment ? line.FirstSpan : line.ToArray());
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }
}
