using System.Text.Json.Serialization;

namespace Pipeline.Ingest;

/// <summary>Segments that a replay added to an export.</summary>
/// <param name="Id">What their names begin with.</param>
/// <param name="Segments">Segments by the kind of their records.</param>
/// <param name="Keys">Names of the keys under which it names customers; <c>null</c> if there are none.</param>
public sealed record WrittenSegments(
    string Id, IReadOnlyDictionary<string, int> Segments, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Keys = null);
