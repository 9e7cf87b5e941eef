using Analytics.Statistics;

namespace Analytics.Insights.Expectations;

/// <summary>Holds what was promised against what happened.</summary>
public static class ExpectationGapAnalysis
{
    /// <summary>Answered contacts with a promise and a wait below which nothing is said.</summary>
    public const int MinContacts = 50;

    /// <summary>Cases in each group below which shares are not compared.</summary>
    private const int MinGroup = 50;

    /// <summary>Steps shown at most: those with most waits.</summary>
    private const int MostSteps = 12;

    private const int Bands = 6;
    private const int HoursInBand = 4;

    public static ExpectationGapInsight Of(InsightData data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var leaving = LeavingAfter.TryOf(data);
        var log = WaitLog.Read(data, leaving, cancellationToken);
        var contacts = log.All.Count(wait => wait.HasGap);
        if (contacts < MinContacts) return new ExpectationGapInsight { Missing = ExpectationGapWording.Missing(contacts) };
        var endDay = (int)(data.AsOf.UtcTicks / TimeSpan.TicksPerDay);
        var insight = new ExpectationGapInsight
        {
            Overall = GapSummary.TryOf(log.All),
            Steps = [.. log.Steps.Take(MostSteps).SelectMany(step => Rows(step.Type, step.Channel, step.Waits, endDay, cancellationToken))],
            Rating = Rating(log),
            LeavingDays = leaving?.Days,
            Leaving = Leaving(log),
            NoticeLeaving = Notice(log, change => change.Left),
            NoticeSatisfied = Notice(log, change => change.Satisfied),
        };
        insight = Judge(insight);
        return insight with { Statements = ExpectationGapWording.Of(insight) };
    }

    private static IEnumerable<StepPromise> Rows(string type, string? channel, List<Wait> waits, int endDay, CancellationToken cancellationToken)
    {
        for (var band = -1; band < Bands; band++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var within = band < 0 ? waits : waits.FindAll(wait => wait.Band == band);
            var row = new StepPromise
            {
                Step = type,
                Channel = channel,
                FromHour = band < 0 ? null : band * HoursInBand,
                Gap = GapSummary.TryOf(within),
                Shortest = PromiseFinder.TryFind(within, endDay),
            };
            if (row.Gap is not null || row.Shortest is not null) yield return row;
        }
    }

    private static GapRating? Rating(WaitLog log)
    {
        var rated = log.All.Where(wait => wait.HasGap && !float.IsNaN(wait.Rating)).ToList();
        return GapResponse.TryOf(
            rated.Select(wait => wait.LogGap).ToArray(), rated.Select(wait => (double)wait.Rating).ToArray(), rated.Select(wait => wait.Customer).ToArray());
    }

    private static ShareContrast? Leaving(WaitLog log)
    {
        var (broken, kept) = (new List<(int, bool)>(), new List<(int, bool)>());
        foreach (var wait in log.All)
        {
            if (wait.HasGap && wait.Left is { } left) (wait.IsKept ? kept : broken).Add((wait.Customer, left));
        }
        return ShareContrast.TryOf(broken, kept, MinGroup);
    }

    private static ShareContrast? Notice(WaitLog log, Func<(bool Announced, bool? Left, bool? Satisfied), bool?> outcome)
    {
        var (without, with) = (new List<(int, bool)>(), new List<(int, bool)>());
        for (var customer = 0; customer < log.Changes.Count; customer++)
        {
            if (outcome(log.Changes[customer]) is { } value) (log.Changes[customer].Announced ? with : without).Add((customer, value));
        }
        return ShareContrast.TryOf(without, with, MinGroup);
    }

    /// <summary>All comparisons are judged together.</summary>
    private static ExpectationGapInsight Judge(ExpectationGapInsight insight)
    {
        double?[] all = [insight.Rating?.PValue, insight.Leaving?.PValue, insight.NoticeLeaving?.PValue, insight.NoticeSatisfied?.PValue];
        double[] values = [.. all.Where(value => value is not null).Select(value => value!.Value)];
        if (values.Length == 0) return insight;
        var found = new Queue<bool>(BenjaminiHochberg.Found(values));
        var family = new TestFamily("expectationGap", values.Length, found.Count(one => one), BenjaminiHochberg.UsualRate);
        return insight with
        {
            Rating = insight.Rating is { } rating ? rating with { IsDifferent = found.Dequeue() } : null,
            Leaving = insight.Leaving is { } leaving ? leaving with { IsDifferent = found.Dequeue() } : null,
            NoticeLeaving = insight.NoticeLeaving is { } left ? left with { IsDifferent = found.Dequeue() } : null,
            NoticeSatisfied = insight.NoticeSatisfied is { } satisfied ? satisfied with { IsDifferent = found.Dequeue() } : null,
            Families = [family],
        };
    }
}
