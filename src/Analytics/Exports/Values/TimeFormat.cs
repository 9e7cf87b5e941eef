namespace Analytics.Exports.Values;

/// <summary>How the times of a column are written; <see cref="TimeEvidence"/> decides it.</summary>
internal sealed record TimeFormat(TimeLayout Layout)
{
    public bool IsText => Layout is TimeLayout.YearFirst or TimeLayout.DayFirst or TimeLayout.MonthFirst;

    /// <summary>
    /// A time as UTC. One without an offset is of <paramref name="clock"/>'s zone, one without a time of day is its midnight. False if the
    /// text is there and is no time in this format; true with <c>null</c> if it is missing.
    /// </summary>
    public bool TryRead(ReadOnlySpan<byte> text, WallClock clock, out DateTimeOffset? time)
    {
        if (IsText && IsoTimeText.TryRead(text, out var iso, out var isUtc))
        {
            time = isUtc ? FromOffset(iso, 0) : clock.ToUtc(iso);
            return true;
        }
        time = null;
        if (MissingText.IsMissing(text)) return true;
        if (!IsText) return TryReadNumber(text, clock, out time);
        if (!TryScan(text, out var written) || !written.TryResolve(Layout, out var wall)) return false;
        time = written.OffsetMinutes is { } minutes ? FromOffset(wall, minutes) : clock.ToUtc(wall);
        return time is not null;
    }

    /// <summary>A time of day alone (<c>14:30</c>, <c>2:30:05 PM</c>, <c>下午2点30分</c>), for a column beside one of dates; null if it is missing.</summary>
    public static bool TryReadTimeOfDay(ReadOnlySpan<byte> text, out TimeSpan? timeOfDay)
    {
        timeOfDay = null;
        if (MissingText.IsMissing(text)) return true;
        if (!TryScan(text, out var written) || written.Kind != WrittenTime.DateKind.None || written.OffsetMinutes is not null) return false;
        timeOfDay = new TimeSpan(written.TimeOfDayTicks);
        return true;
    }

    public override string ToString() => Layout switch
    {
        TimeLayout.YearFirst => "dates as year-month-day",
        TimeLayout.DayFirst => "dates as day/month/year",
        TimeLayout.MonthFirst => "dates as month/day/year",
        TimeLayout.UnixSeconds => "Unix seconds",
        TimeLayout.UnixMilliseconds => "Unix milliseconds",
        TimeLayout.UnixMicroseconds => "Unix microseconds",
        TimeLayout.Compact => "dates as digits, year first",
        _ => "Excel serial days",
    };

    internal static bool TryScan(ReadOnlySpan<byte> text, out WrittenTime written)
    {
        if (NumericTimeText.TryScan(text, out written)) return true;
        Span<char> buffer = stackalloc char[CellText.MaxLength];
        var plain = CellText.Plain(text, buffer);
        return !plain.IsEmpty && WordedTimeText.TryScan(plain, out written);
    }

    private bool TryReadNumber(ReadOnlySpan<byte> text, WallClock clock, out DateTimeOffset? time)
    {
        time = null;
        if (!NumericTime.TryRead(CellText.Trim(text), Layout == TimeLayout.ExcelSerial, out var layout, out var read) || layout != Layout) return false;
        time = Layout is TimeLayout.Compact or TimeLayout.ExcelSerial ? clock.ToUtc(read) : new DateTimeOffset(read.Ticks, TimeSpan.Zero);
        return true;
    }

    private static DateTimeOffset FromOffset(DateTime wall, int minutes) => new(wall.Ticks - (minutes * TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
