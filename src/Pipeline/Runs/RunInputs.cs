using System.Text.Json.Serialization;
using Analytics.Exports;
using Pipeline.Events;

namespace Pipeline.Runs;

/// <summary>What a run works on, pinned when it starts: exports that come later belong to the next run.</summary>
/// <param name="Segments">Oldest export first: of two versions of a record the later one wins.</param>
/// <param name="FirstEventAt">Time of the first event.</param>
/// <param name="LastEventAt">Time of the last event, or of the start of the run if that is earlier.</param>
/// <param name="LastInteractionAt">Time of the last interaction, up to which leaving can be seen; <c>null</c> without interactions.</param>
/// <param name="Rows">Accepted rows.</param>
/// <param name="Parts">First and last shard of each part that scoring is cut into.</param>
public sealed record RunInputs(
    IReadOnlyList<PinnedSegment> Segments, DateTimeOffset FirstEventAt, DateTimeOffset LastEventAt, DateTimeOffset? LastInteractionAt, long Rows, IReadOnlyList<int[]> Parts)
{
    /// <summary>The run that was the current one at the start, whose predictions customers' histories go on from; <c>null</c> if there was none.</summary>
    public string? PreviousRunId { get; init; }

    /// <summary>Where in traces the exports were taken in that are new since then; <c>null</c> if none was recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Traces { get; init; }

    /// <summary>The parts, in the order of their shards.</summary>
    [JsonIgnore]
    public IReadOnlyList<ShardRange> Ranges => [.. Parts.Select(part => new ShardRange(part[0], part[1]))];

    /// <summary>Compressed bytes of a range of shards over all segments.</summary>
    public long Bytes(ShardRange shards) => Segments.Sum(segment => segment.Open().Index.Bytes(shards));
}

/// <summary>A segment in a run's inputs.</summary>
/// <param name="Name">Name in the events container.</param>
/// <param name="Kind">Kind of export.</param>
/// <param name="Index">The encoded member index.</param>
public sealed record PinnedSegment(string Name, string Kind, string Index)
{
    private Segment? _segment;

    public static PinnedSegment From(Segment segment, string kind) => new(segment.Name, kind, segment.Index.Encode());

    public Segment Open() => _segment ??= new Segment(Name, ExportKind.RecordKind(Kind), SegmentIndex.Decode(Index));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunInputs))]
internal sealed partial class RunInputsJsonContext : JsonSerializerContext;
