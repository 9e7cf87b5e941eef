using System.Buffers;
using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Telemetry;

/// <summary>Where in a trace something belongs, in the form of W3C Trace Context. It is carried in messages and in the metadata of uploads.</summary>
/// <param name="Parent"><c>00-{trace}-{span}-{flags}</c>, 55 characters.</param>
/// <param name="State">What tracing systems add, or <c>null</c>.</param>
public sealed record TraceContext(string Parent, string? State)
{
    /// <summary>Its name in JSON, in metadata and in HTTP.</summary>
    public const string ParentName = "traceparent";

    /// <inheritdoc cref="ParentName"/>
    public const string StateName = "tracestate";

    private const string Version = "00-";
    private const int ParentLength = 55;
    private const int MaxStateLength = 512;

    private static readonly SearchValues<char> StateCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ");

    /// <summary>Where what is done now belongs; <c>null</c> if no trace of it is recorded.</summary>
    public static TraceContext? Current =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C, Recorded: true, Id: { } id } current ? Read(id, current.TraceStateString) : null;

    /// <summary>Reads a context that comes from outside.</summary>
    /// <returns><c>null</c> if the parent is not of version 00 to the letter: a new trace begins. A state that is none is left out.</returns>
    public static TraceContext? Read(string? parent, string? state) =>
        parent is { Length: ParentLength } && parent.StartsWith(Version, StringComparison.Ordinal) && ActivityContext.TryParse(parent, null, out _)
            ? new TraceContext(parent, IsState(state) ? state : null)
            : null;

    /// <summary>The context in a message: properties beside those that it asks by, as in a cloud event.</summary>
    /// <returns><c>null</c> if there is none, also where the message is no JSON.</returns>
    public static TraceContext? OfMessage(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!message.Contains(ParentName, StringComparison.Ordinal)) return null;
        try
        {
            using var json = JsonDocument.Parse(message);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(Text(json.RootElement, ParentName), Text(json.RootElement, StateName)) : null;
        }
        catch (JsonException)
        {
            // The job says so, and fails for it.
            return null;
        }
    }

    /// <summary>The context in the metadata of a blob.</summary>
    internal static TraceContext? OfMetadata(IDictionary<string, string>? metadata) =>
        metadata is not null && metadata.TryGetValue(ParentName, out var parent) ? Read(parent, metadata.TryGetValue(StateName, out var state) ? state : null) : null;

    /// <summary>Metadata for a blob that is written now; <c>null</c> if no trace of it is recorded.</summary>
    internal static IDictionary<string, string>? ToMetadata()
    {
        if (Current is not { } current) return null;
        var metadata = new Dictionary<string, string> { [ParentName] = current.Parent };
        if (current.State is { } state) metadata[StateName] = state;
        return metadata;
    }

    internal ActivityContext ToActivityContext() =>
        ActivityContext.TryParse(Parent, State, isRemote: true, out var context) ? context : throw new InvalidOperationException("A context was not read.");

    private static bool IsState(string? state) =>
        state is { Length: > 0 and <= MaxStateLength } && state.Contains('=', StringComparison.Ordinal) && state.AsSpan().IndexOfAnyExcept(StateCharacters) < 0 && state.Trim().Length == state.Length;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
