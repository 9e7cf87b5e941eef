using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Functions.Host;

namespace Functions.Local.Triggers;

/// <summary>
/// Does for one queue what the Functions host does: takes a message, keeps it invisible while the job works, deletes it when the job is
/// done, and moves it to the poison queue when it failed too often. Without a poison queue it stays invisible for a while and is tried again.
/// </summary>
internal sealed class LocalQueueTrigger(
    string name, QueueClient queue, QueueClient? poison, Func<QueueDelivery, CancellationToken, Task> job, TimeProvider time, ILogger log)
{
    public const int MaxAttempts = 5;

    private static readonly TimeSpan Invisible = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Unreachable = TimeSpan.FromSeconds(2);

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var received = await queue.ReceiveMessageAsync(Invisible, cancellationToken);
                if (received.Value is { } message) await HandleAsync(message, cancellationToken);
                else await Task.Delay(Idle, time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException)
            {
                log.TriggerUnreachable(name, exception);
                await Task.Delay(Unreachable, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        if (message.DequeueCount > MaxAttempts && poison is not null)
        {
            // The attempts before ended the process, or nobody was left to count them.
            await GiveUpAsync(message, message.PopReceipt, poison, cancellationToken);
            return;
        }
        using var renewing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var receipt = new Receipt(message.PopReceipt);
        var renewal = RenewAsync(message, receipt, renewing.Token);
        Exception? failure = null;
        try
        {
            await job(new QueueDelivery(message.Body.ToString(), message.MessageId, message.InsertedOn), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever a job throws, the host counts an attempt.
            failure = exception;
        }
        finally
        {
            await renewing.CancelAsync();
            await renewal;
        }

        if (failure is null)
        {
            await queue.DeleteMessageAsync(message.MessageId, receipt.Value, cancellationToken);
            return;
        }
        log.TriggerFailed(name, message.DequeueCount, MaxAttempts, failure);
        if (message.DequeueCount < MaxAttempts)
        {
            await queue.UpdateMessageAsync(message.MessageId, receipt.Value, visibilityTimeout: RetryAfter, cancellationToken: cancellationToken);
        }
        else if (poison is not null)
        {
            await GiveUpAsync(message, receipt.Value, poison, cancellationToken);
        }
    }

    private async Task GiveUpAsync(QueueMessage message, string receipt, QueueClient poison, CancellationToken cancellationToken)
    {
        await poison.SendMessageAsync(message.Body, cancellationToken: cancellationToken);
        await queue.DeleteMessageAsync(message.MessageId, receipt, cancellationToken);
        log.TriggerPoisoned(name, message.DequeueCount, poison.Name);
    }

    private sealed class Receipt(string value)
    {
        public string Value { get; set; } = value;
    }

    private async Task RenewAsync(QueueMessage message, Receipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, time, cancellationToken);
                var renewed = await queue.UpdateMessageAsync(message.MessageId, receipt.Value, visibilityTimeout: Invisible, cancellationToken: cancellationToken);
                receipt.Value = renewed.Value.PopReceipt;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The job is done.
        }
        catch (RequestFailedException exception)
        {
            // The message will be delivered again while the job still works; jobs bear that.
            log.TriggerUnreachable(name, exception);
        }
    }
}
