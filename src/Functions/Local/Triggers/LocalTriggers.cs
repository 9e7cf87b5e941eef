using Functions.Host;
using Pipeline;
using Pipeline.Runs;
using Pipeline.Storage;

namespace Functions.Local.Triggers;

/// <summary>
/// The host's part on one machine: watches the exports container, the queues and the clock, and calls the jobs that the trigger endpoints
/// call, in this process.
/// </summary>
internal sealed class LocalTriggers(StorageConnection storage, PipelineJobs jobs, TimeProvider time, ILoggerFactory logs) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await jobs.PrepareStorageAsync(stoppingToken);
        var exports = new LocalBlobTrigger(
            FunctionName.IngestExport,
            storage.Blobs.GetBlobContainerClient(StorageLayout.ExportsContainer),
            storage.Queues.GetQueueClient(StorageLayout.BlobPoisonQueue),
            (blobName, cancel) => jobs.Ingest.RunAsync(blobName, cancel),
            time,
            logs.CreateLogger<LocalBlobTrigger>());
        var refresh = Timer(FunctionName.RefreshScores, cancel => jobs.Refresh.RunAsync(RefreshJob.TimerTrigger, cancellationToken: cancel));
        var sweep = Timer(FunctionName.SweepExports, cancel => jobs.Sweep.RunAsync(cancel));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        List<Task> running =
        [
            exports.RunAsync(stop.Token),
            refresh.RunAsync(stop.Token),
            sweep.RunAsync(stop.Token),
            .. QueueFunction.All(jobs, time).Select(function => Queue(function).RunAsync(stop.Token)),
        ];
        // A trigger ends only when it is stopped or when something is wrong that it cannot mend; then the others must not go on as if nothing was.
        var ended = await Task.WhenAny(running);
        // The process ends with it, so this is the place to say why.
        if (ended.Exception is { } failure) logs.CreateLogger<LocalTriggers>().TriggersStopped(failure.InnerException ?? failure);
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    private LocalTimerTrigger Timer(string function, Func<CancellationToken, Task> job) =>
        new(function, FunctionManifest.Schedule(function), job, time, logs.CreateLogger<LocalTimerTrigger>());

    private LocalQueueTrigger Queue(QueueFunction function) => new(
        function.Name,
        storage.Queues.GetQueueClient(function.Queue),
        // A message that cannot be put aside stays where it is, as behind the host.
        StorageLayout.PoisonQueues.Contains(function.Queue) ? null : storage.Queues.GetQueueClient(StorageLayout.PoisonQueue(function.Queue)),
        function.Job,
        time,
        logs.CreateLogger<LocalQueueTrigger>());
}
