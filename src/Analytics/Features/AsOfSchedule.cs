namespace Analytics.Features;

/// <summary>
/// The dates as of which a model is trained and as of which customers are scored. Training dates lie so far back that their outcome windows
/// are over when the data ends.
/// </summary>
/// <param name="Scoring">The date of the predictions: midnight UTC after the last event.</param>
/// <param name="Training">Training dates, oldest first; none if the history is too short.</param>
public sealed record AsOfSchedule(DateTimeOffset Scoring, IReadOnlyList<DateTimeOffset> Training)
{
    /// <summary>Days between two training dates.</summary>
    private const int StepDays = 30;

    /// <summary>Most training dates; more mostly repeat the same customers.</summary>
    private const int MaxTrainingDates = 12;

    /// <summary>Days of history that a training date has at least, so that windows are not empty.</summary>
    internal const int MinHistoryDays = 90;

    /// <summary>Lays out the dates.</summary>
    /// <param name="firstEvent">Time of the first event in the data.</param>
    /// <param name="lastEvent">Time of the last event in the data.</param>
    /// <param name="outcomeDays">Days from a date to the end of its outcome window.</param>
    /// <param name="outcomesUntil">
    /// Time up to which outcomes are known, if that is before the last event: where interactions end before the surveys do, nobody is seen
    /// leaving after them.
    /// </param>
    public static AsOfSchedule Create(DateTimeOffset firstEvent, DateTimeOffset lastEvent, int outcomeDays, DateTimeOffset? outcomesUntil = null)
    {
        var scoring = Midnight(lastEvent).AddDays(1);
        var earliest = Midnight(firstEvent).AddDays(MinHistoryDays);
        var training = new List<DateTimeOffset>();
        var known = outcomesUntil < lastEvent ? Midnight(outcomesUntil.Value).AddDays(1) : scoring;
        for (var date = known.AddDays(-outcomeDays); date >= earliest && training.Count < MaxTrainingDates; date = date.AddDays(-StepDays))
            training.Add(date);
        training.Reverse();
        return new AsOfSchedule(scoring, training);
    }

    private static DateTimeOffset Midnight(DateTimeOffset time) => new(time.UtcDateTime.Date, TimeSpan.Zero);
}
