using System.Text.Json.Serialization;

namespace Functions.Host;

/// <summary>What the host wants back from a trigger.</summary>
/// <param name="Outputs">Values of output bindings; there are none.</param>
/// <param name="Logs">Lines for the host's log; the handler logs by itself.</param>
internal sealed record InvocationAnswer(IReadOnlyDictionary<string, string> Outputs, IReadOnlyList<string> Logs)
{
    public static InvocationAnswer Empty { get; } = new(new Dictionary<string, string>(), []);
}

[JsonSourceGenerationOptions]
[JsonSerializable(typeof(InvocationAnswer))]
internal sealed partial class HostJsonContext : JsonSerializerContext;
