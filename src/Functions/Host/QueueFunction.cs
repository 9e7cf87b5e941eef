using Pipeline;
using Pipeline.Faults;
using Pipeline.Forgetting;
using Pipeline.Ingest;
using Pipeline.Notifications;
using Pipeline.Runs;
using Pipeline.Storage;

namespace Functions.Host;

/// <summary>A function that a queue triggers: what it does with a message, whoever delivers it.</summary>
/// <param name="Name">The function.</param>
/// <param name="Queue">The queue that it watches.</param>
/// <param name="Job">What it does.</param>
internal sealed record QueueFunction(string Name, string Queue, Func<QueueDelivery, CancellationToken, Task> Job)
{
    public static IReadOnlyList<QueueFunction> All(PipelineJobs jobs, TimeProvider time) =>
    [
        new(FunctionName.IngestExportEvent, StorageLayout.ExportEventsQueue, (delivery, cancel) =>
            ReplayRequest.Read(delivery.Text) is { } request ? jobs.ReplayExport.RunAsync(request, cancel)
            : ExportEvent.ReadBlobName(delivery.Text) is { } blobName ? jobs.Ingest.RunAsync(blobName, cancel) : Task.CompletedTask),
        new(FunctionName.TrainModel, StorageLayout.TrainRequestsQueue, (delivery, cancel) =>
            jobs.Train.RunAsync(RunQueues.ReadTrainRequest(delivery.Text), cancellationToken: cancel)),
        new(FunctionName.ScoreShard, StorageLayout.ScoreShardsQueue, (delivery, cancel) =>
        {
            var (runId, shards) = RunQueues.ReadScoreShards(delivery.Text);
            return jobs.ScoreShard.RunAsync(runId, shards, cancel);
        }),
        new(FunctionName.ForgetCustomer, StorageLayout.ForgetRequestsQueue, (delivery, cancel) => jobs.Forget.RunAsync(ForgetRequest.Read(delivery.Text), cancel)),
        new(FunctionName.SendNotification, StorageLayout.NotificationsQueue, (delivery, cancel) => jobs.Notify.RunAsync(NotificationQueue.Read(delivery.Text), cancel)),
        Park(FunctionName.ParkPoisonExportEvents, StorageLayout.ExportEventsQueue, jobs, time),
        Park(FunctionName.ParkPoisonTrainRequests, StorageLayout.TrainRequestsQueue, jobs, time),
        Park(FunctionName.ParkPoisonScoreShards, StorageLayout.ScoreShardsQueue, jobs, time),
        Park(FunctionName.ParkPoisonForgetRequests, StorageLayout.ForgetRequestsQueue, jobs, time),
        Park(FunctionName.ParkPoisonNotifications, StorageLayout.NotificationsQueue, jobs, time),
        Park(FunctionName.ParkPoisonBlobs, PoisonMessage.BlobTriggerQueue, jobs, time),
    ];

    private static QueueFunction Park(string function, string queue, PipelineJobs jobs, TimeProvider time) =>
        new(function, StorageLayout.PoisonQueue(queue), (delivery, cancel) =>
            jobs.Park.RunAsync(new PoisonMessage(queue, delivery.Text, delivery.MessageId, delivery.InsertedAt ?? time.GetUtcNow()), cancel));
}
