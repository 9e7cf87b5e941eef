namespace Analytics.Features;

/// <summary>The times of one export.</summary>
/// <param name="HasInteractions">Whether it is an export of interactions, in which leaving can be seen.</param>
/// <param name="First">Time of its first event; <c>null</c> if none of its rows has a time.</param>
/// <param name="Last">Time of its last event; <c>null</c> if none of its rows has a time.</param>
/// <param name="WrittenAt">When the export itself was written.</param>
public readonly record struct ExportSpan(bool HasInteractions, DateTimeOffset? First, DateTimeOffset? Last, DateTimeOffset WrittenAt);
