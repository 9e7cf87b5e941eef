using Azure.Storage.Queues;

namespace Pipeline.Storage;

/// <summary>
/// Lets queues whose messages are Base64 take plain ones too, as people and other programs send them. The client library leaves a
/// message it cannot decode out of what it returns and only reports it; so it is encoded where it lies, visible again at once, and
/// comes with the next receive, having used up one of its tries. Text that happens to be Base64 is taken for it; JSON never is.
/// </summary>
internal static class PlainQueueMessages
{
    public static async Task EncodeInPlaceAsync(QueueMessageDecodingFailedEventArgs failure)
    {
        // What was only peeked at may not be changed; it stays as it is until somebody receives it.
        if (failure.ReceivedMessage is not { } message)
            return;
        var (id, receipt, body, queue) = (message.MessageId, message.PopReceipt, message.Body, failure.Queue);
        if (failure.IsRunningSynchronously)
            queue.UpdateMessage(id, receipt, body, TimeSpan.Zero, failure.CancellationToken);
        else
            await queue.UpdateMessageAsync(id, receipt, body, TimeSpan.Zero, failure.CancellationToken).ConfigureAwait(false);
    }
}
