using Analytics.Customers;

namespace Pipeline.Events;

/// <summary>A blob of accepted rows of one kind, as a run pins it.</summary>
/// <param name="Name">Name in the events container.</param>
/// <param name="Kind">Kind of its records.</param>
/// <param name="Index">Where each shard's rows stand in it.</param>
public sealed record Segment(string Name, RecordKind Kind, SegmentIndex Index);
