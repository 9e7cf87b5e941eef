namespace Analytics.Features;

/// <summary>The stretch of time that the data tells of.</summary>
/// <param name="First">Time of the first event.</param>
/// <param name="Last">Time of the last event.</param>
/// <param name="LastInteraction">Time of the last interaction, up to which leaving can be seen; <c>null</c> without interactions.</param>
public sealed record EventSpan(DateTimeOffset First, DateTimeOffset Last, DateTimeOffset? LastInteraction)
{
    /// <summary>
    /// The span of some exports. Without any event, as with a bare list of customers, the newest export is the last thing known; events
    /// later than <paramref name="now"/> do not move the end beyond it.
    /// </summary>
    /// <param name="exports">At least one.</param>
    /// <param name="now">The time at which this is asked.</param>
    public static EventSpan Of(IReadOnlyCollection<ExportSpan> exports, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(exports);
        if (exports.Count == 0) throw new ArgumentException("There is no span without exports.", nameof(exports));
        var last = exports.Max(export => export.Last) ?? exports.Max(export => export.WrittenAt);
        if (last > now) last = now;
        var first = exports.Min(export => export.First) ?? last;
        return new EventSpan(first < last ? first : last, last, exports.Where(export => export.HasInteractions).Max(export => export.Last));
    }

    /// <summary>The span as it counts at a date: what happened later is not known yet, and outcomes are known no further than the data goes.</summary>
    public EventSpan Until(DateTimeOffset asOf)
    {
        var last = asOf.AddTicks(-1);
        var known = LastInteraction ?? Last;
        return new EventSpan(First < last ? First : last, last, known < last ? known : last);
    }

    /// <summary>The as-of dates that fit into the span.</summary>
    /// <param name="outcomeDays">Days from a date to the end of its outcome window.</param>
    public AsOfSchedule Schedule(int outcomeDays) => AsOfSchedule.Create(First, Last, outcomeDays, LastInteraction);
}
