using Analytics.Customers;
using Analytics.Features;
using Analytics.Statistics;

namespace Analytics.Insights.BrokenPromises;

/// <summary>
/// Do customers leave sooner after a price rise, a fee, the end of a benefit, a dear offer, a refusal, a wait for approval, a repeated contact
/// or a broken promise than like customers do? A model of monthly hazards with what happened in the three months before each month, and
/// customers matched at the moment it happened. Comparing those who ever met with something with those who never did would be wrong: to meet
/// with it one had to stay until then.
/// </summary>
public static class BrokenPromisesAnalysis
{
    /// <summary>Months of the shortest history that is looked at, besides the three before them.</summary>
    internal const int LeastMonths = 3;

    /// <summary>A model of so many columns needs that many months with leaving.</summary>
    internal const int LeastChurners = 50;

    /// <summary>An interval of the normal distribution this wide holds no information, and ends that e to their power overflow.</summary>
    private const double WidestError = 3;

    public static BrokenPromisesInsight Of(InsightData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Churn.Basis == ChurnBasis.Label) return new BrokenPromisesInsight { Missing = BrokenPromisesWording.NoHistory };
        var timelines = CustomerSample.Of(data.Timelines);
        var contract = ContractColumn.Find(timelines, data.Churn.LabelColumn);
        var (lines, grid) = Read(data, timelines, contract, cancellationToken);
        if (grid.Count < LeastMonths) return new BrokenPromisesInsight { Missing = BrokenPromisesWording.TooShort(grid.Count) };
        if (data.Churn.Basis == ChurnBasis.Inactivity)
        {
            foreach (var line in lines) line.Gone = Silence.Of(line, grid, data.Churn.InactivityDays);
        }

        var strata = new Strata(lines);
        var table = new HazardTable(lines, grid, strata, cancellationToken);
        if (table.Churners < LeastChurners) return new BrokenPromisesInsight { Missing = BrokenPromisesWording.TooFewChurners(table.Churners) };
        var study = new HazardStudy(table, cancellationToken);
        var exposures = Exposures(study, new RiskSetMatcher(lines, grid, table, strata, study.Scores()));
        if (exposures.Count == 0) return new BrokenPromisesInsight { Missing = BrokenPromisesWording.NothingHappened };
        var notices = Notices(study);
        var insight = new BrokenPromisesInsight
        {
            SampledCustomers = lines.Length,
            Months = grid.Count,
            CustomerMonths = table.Rows.Count,
            Churners = table.Churners,
            ContractColumn = contract,
            Exposures = exposures,
            Notices = notices,
            Families =
            [
                new TestFamily("exposures", exposures.Count(effect => effect.Found is not null), exposures.Count(effect => effect.Found == true), BenjaminiHochberg.UsualRate),
                new TestFamily("notices", notices.Count, notices.Count(contrast => contrast.Found), BenjaminiHochberg.UsualRate),
            ],
        };
        return insight with { Statements = BrokenPromisesWording.Of(insight) };
    }

    private static (CustomerLine[] Lines, MonthGrid Grid) Read(InsightData data, IReadOnlyList<CustomerTimeline> timelines, string? contract, CancellationToken cancellationToken)
    {
        var hasNotices = timelines.Any(timeline => timeline.Interactions.Any(interaction => interaction is { Type: InteractionType.Notice, NewCustomerPrice: null }));
        var reader = new CustomerLineReader(data.AsOf, hasNotices, contract);
        var lines = timelines.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(reader.Read).ToArray();
        var (first, last) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var line in lines) (first, last) = (Math.Min(first, line.FirstInteraction), Math.Max(last, line.LastInteraction));
        return first > last ? (lines, new MonthGrid(0, 0)) : (lines, MonthGrid.Of(first, last, data.Churn));
    }

    private static List<ExposureEffect> Exposures(HazardStudy study, RiskSetMatcher matcher)
    {
        var effects = new List<ExposureEffect>();
        for (var index = 0; index < Exposure.All.Length; index++)
        {
            var exposure = Exposure.All[index];
            if (study.MonthsAfter(index) == 0 || (exposure.IsPooled && !study.HasPooled)) continue;
            var effect = new ExposureEffect
            {
                Kind = exposure.Kind,
                Notice = exposure.Notice,
                Customers = study.CustomersTouched(index),
                Months = study.MonthsAfter(index),
                Churners = study.ChurnersAfter(index),
                Matched = study.ChurnersAfter(index) < HazardStudy.LeastChurners ? null : matcher.Compare(index),
            };
            effects.Add(study.LogRatio(index) is { } log && log.Error <= WidestError ? WithRatio(effect, log) : effect);
        }
        var judged = effects.Where(effect => effect.PValue is not null).ToList();
        var found = BenjaminiHochberg.Found([.. judged.Select(effect => effect.PValue!.Value)]);
        return [.. effects.Select(effect => judged.IndexOf(effect) is >= 0 and var place ? effect with { Found = found[place] } : effect)];
    }

    private static ExposureEffect WithRatio(ExposureEffect effect, (double Value, double Error) log)
    {
        var ratio = Ratio(log);
        var share = (double)effect.Churners / effect.Months;
        return effect with
        {
            HazardRatio = ratio,
            PValue = HazardStudy.PValue(log.Value, log.Error),
            EValue = EValue.Of(RiskRatio(ratio.Value, share)),
            EValueOfInterval = EValue.Of(new Interval(RiskRatio(ratio.Low, share), RiskRatio(ratio.High, share))),
        };
    }

    // Where fewer than 15 % leave in a month, a ratio of hazards is one of risks for all that it matters here.
    private static double RiskRatio(double hazardRatio, double share) => share < 0.15 ? hazardRatio : EValue.RiskRatio(hazardRatio);

    private static Estimate Ratio((double Value, double Error) log) =>
        new(Math.Exp(log.Value), Math.Exp(log.Value - (Interval.Normal95 * log.Error)), Math.Exp(log.Value + (Interval.Normal95 * log.Error)));

    private static List<NoticeContrast> Notices(HazardStudy study)
    {
        var contrasts = new List<NoticeContrast>();
        foreach (var kind in new[] { ExposureKind.AnyChange, ExposureKind.PriceRise, ExposureKind.Fee, ExposureKind.BenefitEnd })
        {
            var (without, with) = (Exposure.IndexOf(kind, ChangeNotice.Unannounced), Exposure.IndexOf(kind, ChangeNotice.Announced));
            if (study.LogContrast(without, with) is not { } log || log.Error > WidestError) continue;
            contrasts.Add(new NoticeContrast(kind, study.ChurnersAfter(without) + study.ChurnersAfter(with), Ratio(log), HazardStudy.PValue(log.Value, log.Error), false));
        }
        var found = BenjaminiHochberg.Found([.. contrasts.Select(contrast => contrast.PValue)]);
        return [.. contrasts.Select((contrast, index) => contrast with { Found = found[index] })];
    }
}
