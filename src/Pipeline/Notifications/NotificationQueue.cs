using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using Pipeline.Runs;
using Pipeline.Telemetry;

namespace Pipeline.Notifications;

/// <summary>The messages that ask for somebody to be told of a run.</summary>
public sealed class NotificationQueue(QueueClient queue, WebhookOptions options)
{
    /// <summary>Asks for it, if there is somebody to be told. Asked twice, it is done once.</summary>
    public Task AskAsync(string runId, CancellationToken cancellationToken) => options.IsSet
        ? queue.SendMessageAsync(JsonSerializer.Serialize(new NotificationRequest(runId), NotificationJsonContext.Default.NotificationRequest), cancellationToken)
        : Task.CompletedTask;

    /// <exception cref="JsonException">The message is not of this kind.</exception>
    public static string Read(string message)
    {
        var request = JsonSerializer.Deserialize(message, NotificationJsonContext.Default.NotificationRequest);
        return RunId.IsValid(request?.RunId) ? request.RunId : throw new JsonException("The message names no run.");
    }
}

/// <summary>The message that asks for somebody to be told of a run.</summary>
internal sealed record NotificationRequest(string RunId) : TracedMessage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(NotificationRequest))]
[JsonSerializable(typeof(RunNotice))]
internal sealed partial class NotificationJsonContext : JsonSerializerContext;
