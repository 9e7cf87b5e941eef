namespace Analytics.Exports.Values;

/// <summary>The unit of durations that are bare numbers.</summary>
internal enum DurationUnit
{
    Milliseconds,
    Seconds,
    Minutes,
    Hours,
    Days,
}
