namespace Analytics.Insights.BrokenPromises;

/// <summary>
/// Leaving by inactivity, month by month as the labels of the model have it: who was active within the days before a month's first day, and
/// does nothing from then on for as many days, leaves on that day, and is back with the next activity.
/// </summary>
internal static class Silence
{
    /// <param name="line">The customer; what they did between a cancellation and the purchase that brought them back does not count.</param>
    /// <param name="grid">The months.</param>
    /// <param name="inactivityDays">Days without activity that make somebody gone; where less than a month, a month's before its first day.</param>
    public static IReadOnlyList<Absence> Of(CustomerLine line, MonthGrid grid, int inactivityDays)
    {
        double[] done = [.. line.Activity.Where(day => !line.Gone.Any(gone => gone.Left < day && day < gone.Back))];
        var gone = new List<Absence>();
        var before = Math.Max(inactivityDays, MonthGrid.Days);
        var last = line.Since;
        var next = 0;
        for (var month = 0; month < grid.Count; month++)
        {
            var start = grid.Start(month);
            while (next < done.Length && done[next] < start) last = Math.Max(last, done[next++]);
            if (!(last < start) || (gone.Count > 0 && start <= gone[^1].Back)) continue;
            var coming = next < done.Length ? done[next] : double.PositiveInfinity;
            // No customer of now any more, though no month saw the silence begin: it was broken too late, or began before the months.
            if (start - last > before) gone.Add(new Absence(last + before, coming, IsChurn: false));
            else if (coming >= start + inactivityDays) gone.Add(new Absence(start, coming));
        }
        return gone;
    }
}
