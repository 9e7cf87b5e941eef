namespace Analytics.Features;

/// <summary>The times of one export.</summary>
/// <param name="HasInteractions">Whether it is an export of interactions, in which leaving can be seen.</param>
/// <param name="First">Time of its first event; <c>null</c> if none of its rows has a time.</param>
/// <param name="Last">Time of its last event; <c>null</c> if none of its rows has a time.</param>
/// <param name="WrittenAt">When the export itself was written.</param>
public readonly record struct ExportSpan(bool HasInteractions, DateTimeOffset? First, DateTimeOffset? Last, DateTimeOffset WrittenAt)
{
    /// <summary>The span with one more event, if it has a time.</summary>
    public ExportSpan With(DateTimeOffset? happenedAt) => happenedAt is not { } time ? this : this with { First = time > First ? First : time, Last = time < Last ? Last : time };
}
