using Pipeline;
using Pipeline.Ingest;
using Pipeline.Runs;

namespace Functions.Host;

/// <summary>What each queue-triggered function does with a message, whoever delivers it.</summary>
internal static class TriggerJobs
{
    public static Func<string, CancellationToken, Task> IngestExportEvent(PipelineJobs jobs) => (message, cancel) =>
        ExportEvent.ReadBlobName(message) is { } blobName ? jobs.Ingest.RunAsync(blobName, cancel) : Task.CompletedTask;

    public static Func<string, CancellationToken, Task> TrainModel(PipelineJobs jobs) => (message, cancel) =>
        jobs.Train.RunAsync(RunQueues.ReadTrainRequest(message), cancellationToken: cancel);

    public static Func<string, CancellationToken, Task> ScoreShard(PipelineJobs jobs) => (message, cancel) =>
    {
        var (runId, shards) = RunQueues.ReadScoreShards(message);
        return jobs.ScoreShard.RunAsync(runId, shards, cancel);
    };
}
