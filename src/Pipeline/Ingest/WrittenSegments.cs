namespace Pipeline.Ingest;

/// <summary>Segments that a replay added to an export.</summary>
/// <param name="Id">What their names begin with.</param>
/// <param name="Segments">Segments by the kind of their records.</param>
public sealed record WrittenSegments(string Id, IReadOnlyDictionary<string, int> Segments);
