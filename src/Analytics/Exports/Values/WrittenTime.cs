namespace Analytics.Exports.Values;

/// <summary>What a text says of a time: the date's numbers in the order written, the time of day, the offset.</summary>
internal struct WrittenTime
{
    private const int FirstShortYearOf1900 = 69;
    private const int MinutesPerHour = 60;
    private const int GreatestOffset = 14 * MinutesPerHour;

    public int First;
    public int Second;
    public int Third;

    public DateKind Kind;

    /// <summary>What stands between the date's numbers; <c>0</c> if letters do.</summary>
    public char Separator;

    public bool HasTimeOfDay;

    /// <summary>Up to one whole day: 24:00 ends it.</summary>
    public long TimeOfDayTicks;

    /// <summary>Minutes east of Greenwich.</summary>
    public int? OffsetMinutes;

    public enum DateKind
    {
        None,

        /// <summary>Year, month, day, whatever the order.</summary>
        Known,

        /// <summary>The year comes last and has four digits.</summary>
        YearLast,

        /// <summary>No number has more than two digits.</summary>
        Short,
    }

    /// <summary>A year of two digits: 1969 to 2068, as POSIX has it.</summary>
    public static int LongYear(int year) => year + (year < FirstShortYearOf1900 ? 2000 : 1900);

    /// <summary>Whether the layout makes a difference.</summary>
    public readonly bool DependsOnOrder => (Kind == DateKind.YearLast && First != Second) || Kind == DateKind.Short;

    public readonly bool TryResolve(TimeLayout layout, out DateTime time)
    {
        time = default;
        var (year, month, day) = (Kind, layout) switch
        {
            (DateKind.Known, _) => (First, Second, Third),
            (DateKind.None, _) => (0, 0, 0),
            (DateKind.YearLast, TimeLayout.YearFirst) => First == Second ? (Third, Second, First) : (0, 0, 0),
            (_, TimeLayout.DayFirst) => (Third, Second, First),
            (_, TimeLayout.MonthFirst) => (Third, First, Second),
            _ => (First, Second, Third),
        };
        if (Kind == DateKind.Short) year = LongYear(year);
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month))) return false;
        time = new DateTime(year, month, day).AddTicks(TimeOfDayTicks);
        return WallClock.IsPlausible(time);
    }

    /// <summary>Hour 24 only as the day's end.</summary>
    public bool TrySetTimeOfDay(int hour, int minute, int second, long fractionTicks)
    {
        if (hour is < 0 or > 24 || minute is < 0 or > 59 || second is < 0 or > 59 || (hour == 24 && (minute | second | (int)fractionTicks) != 0)) return false;
        TimeOfDayTicks = (((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + fractionTicks;
        return HasTimeOfDay = true;
    }

    public bool TrySetOffset(int sign, int hours, int minutes)
    {
        var offset = (hours * MinutesPerHour) + minutes;
        if (minutes > 59 || offset > GreatestOffset) return false;
        OffsetMinutes = sign * offset;
        return true;
    }
}
