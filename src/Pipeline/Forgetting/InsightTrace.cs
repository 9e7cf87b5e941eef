using Azure.Storage.Blobs;
using Pipeline.Runs;
using Pipeline.Training;

namespace Pipeline.Forgetting;

/// <summary>A customer in the lists of every run's insights.</summary>
internal sealed class InsightTrace(RunStore runs, BlobContainerClient predictionFiles) : ICustomerTrace
{
    public string Place => ForgetPlace.InsightEntries;

    public async Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var removed = 0L;
        await foreach (var runId in runs.KeptAsync(cancellationToken)) removed += await RunInsights.LeaveOutAsync(predictionFiles, runId, names.Contains, cancellationToken);
        return removed;
    }
}
