using Analytics.Exports;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Storage;

namespace Pipeline.Events;

/// <summary>Takes rows out of segments that lie in storage. Names, index and every other member stay as they are, so that runs that have pinned them read on.</summary>
internal sealed class SegmentRewriter(BlobContainerClient events)
{
    private const int Concurrency = 8;

    /// <summary>Takes the rows of some customers out of every segment there is, counted or not.</summary>
    /// <returns>Rows taken out.</returns>
    public async Task<long> RemoveAsync(IReadOnlyCollection<string> customers, CancellationToken cancellationToken)
    {
        var removed = 0L;
        foreach (var kind in ExportKind.All)
        {
            var blobs = events.GetBlobsAsync(BlobTraits.Metadata, prefix: $"{kind}/", cancellationToken: cancellationToken);
            await Parallel.ForEachAsync(blobs, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken }, async (blob, cancel) =>
            {
                if (!blob.Metadata.TryGetValue(SegmentName.IndexMetadata, out var index)) return;
                var segment = new Segment(blob.Name, ExportKind.RecordKind(kind), SegmentIndex.Decode(index));
                if (await HoldsAsync(segment, customers, cancel)) Interlocked.Add(ref removed, await RemoveAsync(segment, customers, cancel));
            });
        }
        return removed;
    }

    /// <summary>Whether a segment has rows of some customers; of it only their shards are read. One that is gone has none.</summary>
    public async Task<bool> HoldsAsync(Segment segment, IReadOnlyCollection<string> customers, CancellationToken cancellationToken)
    {
        foreach (var (offset, length) in Members(segment.Index, customers))
        {
            try
            {
                var member = await events.GetBlobClient(segment.Name).DownloadContentAsync(
                    new BlobDownloadOptions { Range = new HttpRange(offset, length) }, cancellationToken);
                if (SegmentLines.Without(segment.Kind, GzipMember.Read(member.Value.Content.ToMemory()), customers).Removed > 0) return true;
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                return false;
            }
        }
        return false;
    }

    private async Task<long> RemoveAsync(Segment segment, IReadOnlyCollection<string> customers, CancellationToken cancellationToken)
    {
        var removed = 0L;
        var isChanged = await events.ChangeAsync(segment.Name, content =>
        {
            removed = 0;
            foreach (var (offset, length) in Members(segment.Index, customers))
            {
                var member = content.AsMemory((int)offset, (int)length);
                var (kept, count) = SegmentLines.Without(segment.Kind, GzipMember.Read(member), customers);
                if (count == 0) continue;
                GzipMember.Write(kept, (int)length).CopyTo(member);
                removed += count;
            }
            return removed == 0 ? null : content;
        }, cancellationToken);
        return isChanged ? removed : 0;
    }

    private static IEnumerable<(long Offset, long Length)> Members(SegmentIndex index, IReadOnlyCollection<string> customers) =>
        customers.Select(CustomerShard.Of).Distinct().Select(shard => index.Stretch(new ShardRange(shard, shard))).Where(member => member.Length > 0);
}
