using Analytics.Features;

namespace Analytics.Insights.BrokenPromises;

/// <summary>
/// The months at risk. Days count from the as-of date, those before it are negative. Months have 30 days and are laid backwards from the end
/// of what is known: all are equally long, the last is whole, and months of the calendar would say more of February than of customers.
/// </summary>
/// <param name="First">Day on which the first month begins.</param>
/// <param name="Count">Months.</param>
internal sealed record MonthGrid(double First, int Count)
{
    public const int Days = 30;

    /// <summary>What happened at most so many days before a month's first day counts as exposure in it.</summary>
    public const int ExposureDays = 90;

    /// <summary>What is older than three years says little of today.</summary>
    private const int Most = 36;

    /// <summary>Day up to which it is known who left.</summary>
    public double KnownUntil => First + (Count * Days);

    public double Start(int month) => First + (month * Days);

    /// <summary>Lays the months over the data; the first begins when there is an exposure window's worth of data before it.</summary>
    /// <param name="firstDay">Day of the first interaction.</param>
    /// <param name="lastDay">Day of the last interaction, after which nobody is seen leaving.</param>
    /// <param name="churn">Of leaving by inactivity is known only what began so many days before.</param>
    public static MonthGrid Of(double firstDay, double lastDay, ChurnDefinition churn)
    {
        var end = Math.Floor(lastDay) + 1;
        if (churn.Basis == ChurnBasis.Inactivity) end -= Math.Max(0, churn.InactivityDays - Days);
        var count = Math.Clamp((int)Math.Floor((end - Math.Floor(firstDay) - ExposureDays) / Days), 0, Most);
        return new MonthGrid(end - (count * Days), count);
    }
}
