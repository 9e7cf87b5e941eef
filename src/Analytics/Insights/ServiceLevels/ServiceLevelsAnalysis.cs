using System.Globalization;
using Analytics.Statistics;

namespace Analytics.Insights.ServiceLevels;

/// <summary>Sorts experiences into six levels of service.</summary>
public static class ServiceLevelsAnalysis
{
    /// <summary>Experiences with an answer below which nothing is said.</summary>
    public const int MinAnswers = WindowRanks.MinOthers;

    /// <summary>Cases below which a level has no shares of its own.</summary>
    private const int MinGroup = 30;

    private const int MinMonth = 30;
    private const int MostEdge = 100;
    private const double Promoter = 9;

    private static readonly ServiceLevel[] All = Enum.GetValues<ServiceLevel>();

    public static ServiceLevelsInsight Of(InsightData data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var leaving = LeavingAfter.TryOf(data);
        var log = ExperienceLog.Read(data, leaving, cancellationToken);
        var experiences = log.Answered;
        if (experiences.Count < MinAnswers) return new ServiceLevelsInsight { Missing = ServiceLevelsWording.Missing(experiences.Count) };
        var levels = LevelAssignment.Of(experiences);
        var edge = TierPlan.Of(data, experiences, levels);
        var (left, promoters, found) = Trends(experiences, levels.MovingLevels);
        double[]? proxies = log.Unheard.Count < MinAnswers ? null : Mix(LevelAssignment.Of(log.Unheard).MovingLevels);
        var insight = new ServiceLevelsInsight
        {
            Answers = experiences.Count,
            Proxies = log.Unheard.Count,
            LeavingDays = leaving?.Days,
            Levels = [.. All.Select(level => Row(level, experiences, levels.MovingLevels, proxies?[(int)level]))],
            LeavingTrend = left,
            PromoterTrend = promoters,
            Months = Months(experiences, levels),
            Steps = [.. All.Skip(1).Select(to => Step(to - 1, to, experiences, levels.MovingLevels, edge))],
            AtEdge = edge.Count,
            Edge = [.. edge.Take(MostEdge)],
            Families = found,
        };
        return insight with { Statements = ServiceLevelsWording.Of(insight) };
    }

    private static LevelRow Row(ServiceLevel level, List<Experience> experiences, IReadOnlyList<ServiceLevel> levels, double? proxyShare)
    {
        var share = ClusteredShare.Of(experiences.Select((experience, i) => (experience.Customer, levels[i] == level)));
        return new LevelRow(
            level, share.Successes, Estimate.Of(share.Value, share.Range),
            Share(Left(level, experiences, levels)), Share(Promoters(level, experiences, levels)), proxyShare);
    }

    private static Estimate? Share(List<(int Customer, bool Counted)> cases)
    {
        if (cases.Count < MinGroup) return null;
        var share = ClusteredShare.Of(cases);
        return Estimate.Of(share.Value, share.Range);
    }

    private static LevelStep Step(ServiceLevel from, ServiceLevel to, List<Experience> experiences, IReadOnlyList<ServiceLevel> levels, List<EdgeCustomer> edge) => new(
        from, to, edge.Count(customer => customer.Next == to),
        ShareContrast.TryOf(Left(to, experiences, levels), Left(from, experiences, levels), MinGroup),
        ShareContrast.TryOf(Promoters(to, experiences, levels), Promoters(from, experiences, levels), MinGroup));

    private static List<(int Customer, bool Counted)> Left(ServiceLevel level, List<Experience> experiences, IReadOnlyList<ServiceLevel> levels) =>
        [.. experiences.Where((experience, i) => levels[i] == level && experience.Left is not null).Select(experience => (experience.Customer, experience.Left!.Value))];

    private static List<(int Customer, bool Counted)> Promoters(ServiceLevel level, List<Experience> experiences, IReadOnlyList<ServiceLevel> levels) =>
    [
        .. experiences.Where((experience, i) => levels[i] == level && !double.IsNaN(experience.Recommendation))
            .Select(experience => (experience.Customer, experience.Recommendation >= Promoter)),
    ];

    private static (LevelTrend? Left, LevelTrend? Promoters, IReadOnlyList<TestFamily> Found) Trends(List<Experience> experiences, IReadOnlyList<ServiceLevel> levels)
    {
        var left = Trend(experience => experience.Left, ServiceLevel.Unbelievable);
        var promoters = Trend(experience => double.IsNaN(experience.Recommendation) ? null : experience.Recommendation >= Promoter, ServiceLevel.Surprising);
        double[] values = [.. new[] { left, promoters }.Where(trend => trend is not null).Select(trend => trend!.Value.PValue)];
        if (values.Length == 0) return (null, null, []);
        var found = new Queue<bool>(BenjaminiHochberg.Found(values));
        var family = new TestFamily("serviceLevels", values.Length, found.Count(one => one), BenjaminiHochberg.UsualRate);
        return (Judged(left), Judged(promoters), [family]);

        LevelTrend? Judged(CochranArmitage? trend) => trend is { } test ? new LevelTrend(test.Z, test.PValue, found.Dequeue()) : null;

        CochranArmitage? Trend(Func<Experience, bool?> outcome, ServiceLevel highest)
        {
            var (scores, outcomes, customers) = (new List<int>(), new List<bool>(), new List<int>());
            for (var i = 0; i < experiences.Count; i++)
            {
                if (outcome(experiences[i]) is not { } value) continue;
                scores.Add((int)(levels[i] < highest ? levels[i] : highest));
                outcomes.Add(value);
                customers.Add(experiences[i].Customer);
            }
            return CochranArmitage.TryOf(scores.ToArray(), outcomes.ToArray(), customers.ToArray());
        }
    }

    private static List<LevelMonth> Months(List<Experience> experiences, LevelAssignment levels)
    {
        var months = new List<LevelMonth>();
        foreach (var month in Enumerable.Range(0, experiences.Count).GroupBy(i => Month(experiences[i].Day)))
        {
            var of = month.ToArray();
            if (of.Length < MinMonth) continue;
            months.Add(new LevelMonth(
                month.Key, of.Length, Mix(levels.MovingLevels, of), levels.FixedLevels is { } fixedly ? Mix(fixedly, of) : null,
                High(levels.Moving, of), levels.Fixed is { } positions ? High(positions, of) : null));
        }
        return months;
    }

    private static double High(IReadOnlyList<LevelPosition> positions, int[] of) => of.Count(i => positions[i].Score >= LevelRules.SurprisingFrom) / (double)of.Length;

    private static double[] Mix(IReadOnlyList<ServiceLevel> levels) => Mix(levels, [.. Enumerable.Range(0, levels.Count)]);

    private static double[] Mix(IReadOnlyList<ServiceLevel> levels, int[] of) => [.. All.Select(level => of.Count(i => levels[i] == level) / (double)of.Length)];

    private static string Month(int day) => new DateTime(day * TimeSpan.TicksPerDay, DateTimeKind.Utc).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
