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
        var (notices, contrasts) = Notices(study);
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
                new TestFamily("exposures", exposures.Count, exposures.Count(effect => effect.Found == true), BenjaminiHochberg.UsualRate),
                new TestFamily("notices", contrasts, notices.Count(contrast => contrast.Found), BenjaminiHochberg.UsualRate),
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
        // Whether there is a ratio hangs on who left: were those without one no tests, the others would be judged too lightly.
        var found = BenjaminiHochberg.Found([.. effects.Select(effect => effect.PValue ?? 1)]);
        return [.. effects.Select((effect, index) => effect.PValue is null ? effect : effect with { Found = found[index] })];
    }

    private static ExposureEffect WithRatio(ExposureEffect effect, (double Value, double Error) log)
    {
        var ratio = Estimate.OfRatio(log.Value, log.Error);
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

    /// <summary>The contrasts, and how many there would be with enough data.</summary>
    private static (List<NoticeContrast> Contrasts, int Tests) Notices(HazardStudy study)
    {
        var contrasts = new List<NoticeContrast>();
        var tests = 0;
        foreach (var kind in new[] { ExposureKind.AnyChange, ExposureKind.PriceRise, ExposureKind.Fee, ExposureKind.BenefitEnd })
        {
            var (without, with) = (Exposure.IndexOf(kind, ChangeNotice.Unannounced), Exposure.IndexOf(kind, ChangeNotice.Announced));
            if (study.MonthsAfter(without) == 0 || study.MonthsAfter(with) == 0 || (kind == ExposureKind.AnyChange && !study.HasPooled)) continue;
            tests++;
            if (study.LogContrast(without, with) is not { } log || log.Error > WidestError) continue;
            contrasts.Add(new NoticeContrast(kind, study.ChurnersAfter(without) + study.ChurnersAfter(with), Estimate.OfRatio(log.Value, log.Error), HazardStudy.PValue(log.Value, log.Error), false));
        }
        // As with the exposures, those without enough data count as tests that found nothing.
        double[] judged = [.. contrasts.Select(contrast => contrast.PValue), .. Enumerable.Repeat(1.0, tests - contrasts.Count)];
        var found = BenjaminiHochberg.Found(judged);
        return ([.. contrasts.Select((contrast, index) => contrast with { Found = found[index] })], tests);
    }
}
