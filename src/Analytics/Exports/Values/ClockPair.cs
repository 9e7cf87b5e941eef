namespace Analytics.Exports.Values;

/// <summary>What a duration of two numbers with a colon between says.</summary>
internal enum ClockPair
{
    MinutesSeconds,
    HoursMinutes,
}
