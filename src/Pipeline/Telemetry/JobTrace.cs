using System.Diagnostics;

namespace Pipeline.Telemetry;

/// <summary>
/// The spans of the jobs. They name runs, exports, models and receipts by their ids; of a failure they say its type. Calls of storage have none: their
/// addresses hold row keys, and so the ids of customers.
/// </summary>
public static class JobTrace
{
    public const string RunId = "pipeline.run.id";
    public const string ExportId = "pipeline.export.id";
    public const string ExportStatus = "pipeline.export.status";
    public const string ModelVersion = "pipeline.model.version";
    public const string Shards = "pipeline.shards";
    public const string ReceiptId = "pipeline.receipt.id";
    public const string PoisonId = "pipeline.poison.id";

    private const string IsAsked = nameof(IsAsked);
    private const string ErrorType = "error.type";

    private static readonly ActivitySource Source = new(MetricNames.Source);

    /// <summary>Does the work for a message in the trace that it was sent in, or in a new one.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="message">The message.</param>
    /// <param name="work">The work.</param>
    public static async Task ReceiveAsync(string queue, string message, Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!Source.HasListeners())
        {
            await work();
            return;
        }
        var sender = TraceContext.OfMessage(message);
        using var span = Start($"process {queue}", ActivityKind.Consumer, sender);
        if (sender is not null) span?.SetCustomProperty(IsAsked, IsAsked);
        span?.SetTag("messaging.operation.name", "process");
        span?.SetTag("messaging.destination.name", queue);
        await RunAsync(span, work);
    }

    /// <summary>Does a job in a span of its own.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="id">Name of an id, one of the constants here.</param>
    /// <param name="value">The id.</param>
    /// <param name="work">The work.</param>
    internal static async Task RunAsync(string name, string id, string value, Func<Task> work)
    {
        using var span = Start(name, ActivityKind.Internal, null);
        span?.SetTag(id, value);
        await RunAsync(span, work);
    }

    /// <summary>Does a job in a span of its own; while it runs, <see cref="Tag"/> says of what.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="work">The work.</param>
    /// <param name="origin">
    /// Where what the job is about came from; <c>null</c> if that is not known. The job belongs there, unless a message that was sent in a trace asked for it.
    /// </param>
    internal static async Task<T> RunAsync<T>(string name, Func<Task<T>> work, TraceContext? origin = null)
    {
        using var span = Start(name, ActivityKind.Internal, IsAskedFor(Activity.Current) ? null : origin);
        var result = default(T)!;
        await RunAsync(span, async () => result = await work());
        return result;
    }

    /// <summary>Says something of the job that runs.</summary>
    internal static void Tag(string name, string? value)
    {
        if (Activity.Current is { } span && span.Source == Source) span.SetTag(name, value);
    }

    /// <summary>Links the job that runs to where something that it works with came from.</summary>
    internal static void Link(IEnumerable<string>? parents)
    {
        if (parents is null || Activity.Current is not { IsAllDataRequested: true } span || span.Source != Source) return;
        foreach (var parent in parents)
        {
            if (TraceContext.Read(parent, null) is { } context) span.AddLink(new ActivityLink(context.ToActivityContext()));
        }
    }

    private static bool IsAskedFor(Activity? span) => span?.GetCustomProperty(IsAsked) is not null;

    /// <summary>Where the caller's trace is another one, it is linked.</summary>
    private static Activity? Start(string name, ActivityKind kind, TraceContext? remote)
    {
        if (!Source.HasListeners()) return null;
        var caller = Activity.Current?.Context;
        if (remote?.ToActivityContext() is not { } context || context.TraceId == caller?.TraceId) return Source.StartActivity(name, kind);
        return Source.StartActivity(name, kind, context, links: caller is { } other ? [new ActivityLink(other)] : null);
    }

    private static async Task RunAsync(Activity? span, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (Note(span, exception))
        {
            throw;
        }
    }

    /// <summary>The message of an exception may quote what was read; its type does not.</summary>
    private static bool Note(Activity? span, Exception exception)
    {
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag(ErrorType, exception.GetType().FullName);
        return false;
    }
}
