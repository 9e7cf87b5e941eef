namespace Analytics.Insights.Expectations;

/// <summary>Durations as people say them.</summary>
internal static class SayableMinutes
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;

    private static readonly int[] Said =
    [
        1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 45, Hour, 75, 90, 2 * Hour, 150, 3 * Hour, 4 * Hour, 5 * Hour, 6 * Hour, 8 * Hour,
        10 * Hour, 12 * Hour, 16 * Hour, 18 * Hour, 20 * Hour, Day, 36 * Hour, 2 * Day,
    ];

    /// <summary>The next such figure at or above, in minutes; beyond two days whole days.</summary>
    public static int Up(double minutes)
    {
        foreach (var said in Said)
        {
            if (minutes <= said) return said;
        }
        return (int)Math.Ceiling(minutes / Day) * Day;
    }
}
