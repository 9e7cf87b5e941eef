using Azure.Storage.Blobs;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;

namespace Pipeline.Forgetting;

/// <summary>A customer among the candidates that the parts of a run hand to the publisher.</summary>
internal sealed class CandidateTrace(RunStore runs, BlobContainerClient runFiles) : ICustomerTrace
{
    public string Place => ForgetPlace.Candidates;

    public async Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var removed = 0L;
        await foreach (var runId in runs.KeptAsync(cancellationToken))
        {
            foreach (var part in await PartBlob.OfAsync(runFiles, runId, PartBlob.Part, names, cancellationToken))
            {
                var count = 0;
                if (await runFiles.ChangeAsync(part, content => Without(content, names, out count), cancellationToken)) removed += count;
            }
        }
        return removed;
    }

    private static byte[]? Without(byte[] content, IReadOnlyList<string> names, out int removed)
    {
        var part = PartStore.Read(content);
        var kept = part.Without(names.Contains);
        removed = part.Ranked.Count - kept.Ranked.Count;
        return removed == 0 ? null : PartStore.Write(kept);
    }
}
