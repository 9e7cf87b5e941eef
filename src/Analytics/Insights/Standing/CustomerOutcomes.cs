using System.Globalization;
using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Insights.Standing;

/// <summary>
/// What became of each customer after each training date: who of the active ones churned, and who bought within the horizon. By a label churn
/// is known once a customer, and of no date.
/// </summary>
internal sealed class CustomerOutcomes
{
    private readonly string[] _dates;
    private readonly byte[] _marks;
    private readonly int _width;
    private readonly bool _hasPurchases;

    [Flags]
    private enum Mark
    {
        None = 0,
        Stayed = 1,
        Churned = 2,
        Active = 4,
        Bought = 8,
    }

    public CustomerOutcomes(InsightData data, CancellationToken cancellationToken)
    {
        var labeler = new ChurnLabeler(data.Churn);
        var dates = data.Schedule.Training;
        // Windows lie within the data up to here.
        var days = Math.Min(data.Churn.HorizonDays, data.Churn.OutcomeDays);
        _dates = [.. dates.Select(date => date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
        // By a label one more, of no date.
        _width = dates.Count + 1;
        _marks = new byte[data.Timelines.Count * _width];
        var purchases = 0;
        Parallel.For(0, data.Timelines.Count, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            var timeline = data.Timelines[index];
            var marks = _marks.AsSpan(index * _width, _width);
            var bought = timeline.Interactions.Where(interaction => InteractionType.IsPurchase(interaction.Type)).Select(interaction => interaction.OccurredAt).ToList();
            if (bought.Count > 0) Interlocked.Exchange(ref purchases, 1);
            if (data.Churn.IsLabel) marks[^1] = (byte)(Churn(labeler.Label(timeline)) & ~Mark.Active);
            for (var date = 0; date < dates.Count; date++)
            {
                var (start, end) = (dates[date], dates[date].AddDays(days));
                var mark = data.Churn.IsLabel ? ByLabel(labeler, timeline, start) : Churn(labeler.Outcome(timeline, start));
                if (bought.Exists(time => time >= start && time < end)) mark |= Mark.Bought;
                marks[date] = (byte)mark;
            }
        });
        _hasPurchases = purchases > 0;
    }

    /// <summary>A customer's outcomes: of which metric, as of which date if any, and whether it happened.</summary>
    public IEnumerable<(string Metric, string? Date, bool Happened)> Of(int customer)
    {
        for (var date = 0; date < _width; date++)
        {
            var mark = (Mark)_marks[(customer * _width) + date];
            var name = date < _dates.Length ? _dates[date] : null;
            if ((mark & (Mark.Stayed | Mark.Churned)) != 0) yield return (MetricDefinition.Churn, name, (mark & Mark.Churned) != 0);
            if (_hasPurchases && (mark & Mark.Active) != 0) yield return (MetricDefinition.Repurchase, name, (mark & Mark.Bought) != 0);
        }
    }

    private static Mark ByLabel(ChurnLabeler labeler, CustomerTimeline timeline, DateTimeOffset date)
    {
        var snapshot = labeler.Snapshot(timeline, date);
        return snapshot.Since is not null && labeler.IsActive(snapshot) ? Mark.Active : Mark.None;
    }

    private static Mark Churn(ChurnOutcome outcome) => outcome switch
    {
        ChurnOutcome.Stayed => Mark.Stayed | Mark.Active,
        ChurnOutcome.Churned => Mark.Churned | Mark.Active,
        ChurnOutcome.LeftInGap => Mark.Active,
        _ => Mark.None,
    };
}
