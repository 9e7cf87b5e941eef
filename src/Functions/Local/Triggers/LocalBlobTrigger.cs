using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Ingest;

namespace Functions.Local.Triggers;

/// <summary>
/// Does for a container what the Functions host does: sees new and changed blobs, calls the job for each, tries five times, and then leaves
/// a message in the poison queue of blob triggers.
/// </summary>
internal sealed class LocalBlobTrigger(
    string function, BlobContainerClient container, QueueClient poison, Func<string, CancellationToken, Task> job, TimeProvider time, ILogger log)
{
    public const int MaxAttempts = 5;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, ETag> _handled = new(StringComparer.Ordinal);

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
                {
                    var etag = blob.Properties.ETag ?? default;
                    if (_handled.TryGetValue(blob.Name, out var handled) && handled == etag) continue;
                    await HandleAsync(blob.Name, etag, cancellationToken);
                    _handled[blob.Name] = etag;
                }
                await Task.Delay(Idle, time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException)
            {
                log.TriggerUnreachable(function, exception);
                await Task.Delay(Idle, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task HandleAsync(string blobName, ETag etag, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await job(blobName, cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                log.TriggerFailed(function, attempt, MaxAttempts, exception);
            }
            if (attempt == MaxAttempts) break;
            await Task.Delay(RetryAfter, time, cancellationToken);
        }
        var message = new PoisonedBlob("BlobTrigger", $"Host.Functions.{function}", "BlockBlob", container.Name, blobName, etag.ToString());
        await poison.SendMessageAsync(message.Write(), cancellationToken);
        log.TriggerPoisoned(function, MaxAttempts, poison.Name);
    }
}
