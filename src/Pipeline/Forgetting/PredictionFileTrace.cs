using System.IO.Compression;
using Azure.Storage.Blobs;
using Pipeline.Events;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;

namespace Pipeline.Forgetting;

/// <summary>A customer's rows in the CSV parts of every run that is there, predictions and outcomes.</summary>
internal sealed class PredictionFileTrace(RunStore runs, BlobContainerClient files) : ICustomerTrace
{
    public string Place => ForgetPlace.PredictionFileRows;

    public async Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var removed = 0L;
        await foreach (var runId in runs.KeptAsync(cancellationToken))
        {
            foreach (var kind in new[] { PartBlob.Part, PartBlob.Outcomes })
            {
                foreach (var part in await PartBlob.OfAsync(files, runId, kind, names, cancellationToken))
                {
                    var count = 0;
                    if (await files.ChangeAsync(part, content => Without(content, names, out count), cancellationToken)) removed += count;
                }
            }
        }
        return removed;
    }

    private static byte[]? Without(byte[] part, IReadOnlyList<string> names, out int removed)
    {
        var kept = PredictionCsv.Without(GzipMember.Read(part), names, out removed);
        if (removed == 0) return null;
        using var content = new MemoryStream();
        using (var target = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true)) target.Write(kept);
        return content.ToArray();
    }
}
