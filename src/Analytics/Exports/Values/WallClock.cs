namespace Analytics.Exports.Values;

/// <summary>
/// Turns wall-clock times of a zone into UTC. Offsets of whole days are kept, because a column has many times and few days: asking the zone
/// each time costs several times what reading the text does. A time that a change to summer time skips is read an hour later, as clocks
/// showed it; of a time that occurs twice the standard time is taken. Not for use by several threads at once.
/// </summary>
internal sealed class WallClock(TimeZoneInfo timeZone)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const short Unknown = short.MinValue;
    private const short Changing = short.MaxValue;

    private static readonly int FirstDay = new DateOnly(FirstYear, 1, 1).DayNumber;
    private static readonly long FirstTick = new DateTime(FirstYear, 1, 1).Ticks;
    private static readonly long EndTick = new DateTime(LastYear + 1, 1, 1).Ticks;

    private readonly short[] _minutesByDay = NewDays();

    public TimeZoneInfo TimeZone => timeZone;

    /// <summary>
    /// Years outside 1900 to 2200 are no times: systems write <em>never</em> as the first or last day they know.
    /// </summary>
    public static bool IsPlausible(DateTime time) => time.Ticks >= FirstTick && time.Ticks < EndTick;

    /// <summary>A plausible wall-clock time as UTC.</summary>
    public DateTimeOffset ToUtc(DateTime local)
    {
        ref var minutes = ref _minutesByDay[(int)(local.Ticks / TimeSpan.TicksPerDay) - FirstDay];
        if (minutes == Unknown) minutes = MinutesOf(local.Date);
        if (minutes != Changing) return new DateTimeOffset(local.Ticks - (minutes * TimeSpan.TicksPerMinute), TimeSpan.Zero);
        if (timeZone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, timeZone.GetUtcOffset(local)).ToUniversalTime();
    }

    private short MinutesOf(DateTime day)
    {
        day = DateTime.SpecifyKind(day, DateTimeKind.Unspecified);
        var last = day.AddTicks(TimeSpan.TicksPerDay - 1);
        if (timeZone.IsInvalidTime(day) || timeZone.IsInvalidTime(last)) return Changing;
        var offset = timeZone.GetUtcOffset(day);
        return offset == timeZone.GetUtcOffset(last) && offset.Ticks % TimeSpan.TicksPerMinute == 0 ? (short)offset.TotalMinutes : Changing;
    }

    private static short[] NewDays()
    {
        var days = new short[new DateOnly(LastYear, 12, 31).DayNumber - FirstDay + 1];
        Array.Fill(days, Unknown);
        return days;
    }
}
