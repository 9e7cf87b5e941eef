using Pipeline;
using Pipeline.Faults;
using Pipeline.Forgetting;
using Pipeline.Ingest;
using Pipeline.Notifications;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Telemetry;

namespace Functions.Host;

/// <summary>A function that a queue triggers: what it does with a message, whoever delivers it.</summary>
/// <param name="Name">The function.</param>
/// <param name="Queue">The queue that it watches.</param>
/// <param name="Job">What it does.</param>
internal sealed record QueueFunction(string Name, string Queue, Func<QueueDelivery, CancellationToken, Task> Job)
{
    public static IReadOnlyList<QueueFunction> All(PipelineJobs jobs, TimeProvider time) =>
    [
        Work(FunctionName.IngestExportEvent, StorageLayout.ExportEventsQueue, jobs, (delivery, cancel) =>
            ReplayRequest.Read(delivery.Text) is { } request ? jobs.ReplayExport.RunAsync(request, cancel)
            : ExportEvent.ReadBlobName(delivery.Text) is { } blobName ? jobs.Ingest.RunAsync(blobName, cancel) : Task.CompletedTask),
        Work(FunctionName.TrainModel, StorageLayout.TrainRequestsQueue, jobs, (delivery, cancel) =>
            jobs.Train.RunAsync(RunQueues.ReadTrainRequest(delivery.Text), cancellationToken: cancel)),
        Work(FunctionName.ScoreShard, StorageLayout.ScoreShardsQueue, jobs, (delivery, cancel) =>
        {
            var (runId, shards) = RunQueues.ReadScoreShards(delivery.Text);
            return jobs.ScoreShard.RunAsync(runId, shards, cancel);
        }),
        Work(FunctionName.ForgetCustomer, StorageLayout.ForgetRequestsQueue, jobs, (delivery, cancel) => jobs.Forget.RunAsync(ForgetRequest.Read(delivery.Text), cancel)),
        Work(FunctionName.SendNotification, StorageLayout.NotificationsQueue, jobs, (delivery, cancel) => jobs.Notify.RunAsync(NotificationQueue.Read(delivery.Text), cancel)),
        Park(FunctionName.ParkPoisonExportEvents, StorageLayout.ExportEventsQueue, jobs, time),
        Park(FunctionName.ParkPoisonTrainRequests, StorageLayout.TrainRequestsQueue, jobs, time),
        Park(FunctionName.ParkPoisonScoreShards, StorageLayout.ScoreShardsQueue, jobs, time),
        Park(FunctionName.ParkPoisonForgetRequests, StorageLayout.ForgetRequestsQueue, jobs, time),
        Park(FunctionName.ParkPoisonNotifications, StorageLayout.NotificationsQueue, jobs, time),
        Park(FunctionName.ParkPoisonBlobs, PoisonMessage.BlobTriggerQueue, jobs, time),
    ];

    /// <summary>The job in the trace that its message was sent in, with the time that the message waited.</summary>
    private static QueueFunction Work(string function, string queue, PipelineJobs jobs, Func<QueueDelivery, CancellationToken, Task> job) =>
        new(function, queue, (delivery, cancel) =>
        {
            jobs.Telemetry.Started(queue, delivery.InsertedAt);
            return JobTrace.ReceiveAsync(queue, delivery.Text, () => job(delivery, cancel));
        });

    private static QueueFunction Park(string function, string queue, PipelineJobs jobs, TimeProvider time) =>
        new(function, StorageLayout.PoisonQueue(queue), (delivery, cancel) =>
            jobs.Park.RunAsync(new PoisonMessage(queue, delivery.Text, delivery.MessageId, delivery.InsertedAt ?? time.GetUtcNow()), cancel));
}
