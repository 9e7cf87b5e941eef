using System.Text.Json;
using Azure;
using Pipeline.Notifications;

namespace Pipeline.Faults;

/// <summary>
/// Says in a sentence why a job failed, for the ledger, a run's attempts and the table <c>Poison</c>. The messages of exceptions made
/// elsewhere may quote what was read: of those only the type is told.
/// </summary>
internal static class FailureReason
{
    /// <summary>What is said of attempts that left nothing behind but their count.</summary>
    public const string Unknown = "No attempt came to an end: the process was ended, or the time was over.";

    private const int MaxLength = 1_000;

    /// <summary>Whether an exception is a failure, and not the caller's own cancellation.</summary>
    public static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested;

    public static string Of(Exception exception)
    {
        var reason = exception switch
        {
            RequestFailedException { Status: 0 } => "Storage could not be reached.",
            RequestFailedException request => $"Storage answered {request.Status} {request.ErrorCode}.",
            AggregateException { InnerExceptions: [var first, ..] } => Of(first),
            // Our own have no place in a text; those of the reader quote it.
            JsonException { LineNumber: not null } => "It is not the JSON that was expected.",
            JsonException or InvalidDataException or TimeoutException or WebhookException => exception.Message,
            _ => $"An unforeseen failure ({exception.GetType().Name}); the log of that time says where.",
        };
        return reason.Length <= MaxLength ? reason : reason[..MaxLength] + " …";
    }

    /// <summary>Keeps the reason of a failure, where storage lets it; the failure itself is the caller's to throw on.</summary>
    public static async Task RecordAsync(Exception failure, Func<string, Task> record)
    {
        try
        {
            await record(Of(failure));
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            // Storage that cannot be written to is most likely the failure itself, which must not be hidden by another.
        }
    }
}
