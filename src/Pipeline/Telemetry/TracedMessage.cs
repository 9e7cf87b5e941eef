using System.Text.Json.Serialization;

namespace Pipeline.Telemetry;

/// <summary>
/// A queue's message that says where in a trace it was sent. What is done for it belongs there. Messages without it, of before or of other senders, are as good;
/// <see cref="TraceContext.OfMessage"/> reads it.
/// </summary>
public abstract record TracedMessage
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Traceparent { get; init; } = TraceContext.Current?.Parent;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tracestate { get; init; } = TraceContext.Current?.State;
}
