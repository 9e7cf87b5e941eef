using System.Globalization;
using Analytics.Boosting;
using Analytics.Features;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;

namespace Analytics.Prediction.Leakage;

/// <summary>
/// Looks for features that come from the outcome: too good alone, nearly pure in one value, or good only at the last moment. Those nearly
/// certain are excluded, others are left for review. Bounds: real legitimate columns stay below 0.80 alone and 0.75 pure; 0.835 has been seen.
/// </summary>
internal sealed class LeakageProbe(TrainingSet set, bool keepSuspects, CancellationToken cancellationToken)
{
    private const double ExcludeAuc = 0.97;
    private const double ReviewAuc = 0.90;
    private const double ExcludePurity = 0.95;
    private const double ReviewPurity = 0.80;

    /// <summary>From here on a feature is for review if it beats all others together.</summary>
    private const double DominantAuc = 0.85;
    private const double DominantGain = 0.05;

    /// <summary>A value is pure only if its odds are so many times those of all samples: where most leave, most of any value do.</summary>
    private const double MinOddsRatio = 4;

    /// <summary>From here on a feature is looked at some days earlier.</summary>
    private const double TravelAuc = 0.80;

    /// <summary>What is left of the AUC above one half, 60 days earlier, below which it has collapsed: honest signs fade, they do not vanish.</summary>
    private const double CollapsedShare = 0.25;

    private const int FoldCount = 5;

    private static readonly int[] EarlierDays = [30, 60];

    private readonly FeatureSchema _schema = set.Features.Schema;

    /// <summary>Findings, worst first; a feature beyond suspicion has none.</summary>
    public IReadOnlyList<LeakageFinding> Run()
    {
        var all = LabelledSamples.Of(set);
        var samples = all.Limit(ModelSelection.MaxSamples);
        var folds = SampleFolds.Inner(samples, FoldCount);
        var aucs = SingleColumn.Aucs(samples, folds, cancellationToken);
        var purities = Purities(all);
        var earlier = Earlier(all, aucs);

        var findings = new List<LeakageFinding>();
        for (var feature = 0; feature < aucs.Length; feature++)
        {
            if (aucs[feature] is not { } auc) continue;
            var purity = purities[feature];
            var before = earlier.GetValueOrDefault(feature);
            var isPure = IsPure(purity, ExcludePurity);
            var suspicious = auc >= ReviewAuc || IsPure(purity, ReviewPurity) || Collapses(auc, before);
            if (!suspicious && auc < DominantAuc) continue;
            var without = AucWithout(samples, folds, feature);
            if (!suspicious && !(auc > without + DominantGain)) continue;
            var action = auc < ExcludeAuc && !isPure ? LeakageFinding.Review : keepSuspects ? LeakageFinding.Kept : LeakageFinding.Excluded;
            findings.Add(new LeakageFinding(_schema.Features[feature].Name, auc, purity, without, action, Reason(auc, purity, before), before));
        }
        return [.. findings.OrderBy(finding => finding.Action == LeakageFinding.Review).ThenByDescending(finding => finding.Auc)];
    }

    private bool IsPure(double? purity, double bound) => purity >= bound && Odds(purity.Value) >= MinOddsRatio * Odds((double)set.Positives / set.Labels.Count);

    private static double Odds(double share) => share / (1 - share);

    /// <summary>By feature, on one sample a customer: the same one at several dates would count as several proofs.</summary>
    private double?[] Purities(LabelledSamples all)
    {
        var last = set.Dates.Count == 1 ? all : all.Select([.. Enumerable.Range(0, all.Count).Where(sample => set.DateIndices[sample] == set.Dates.Count - 1)]);
        var purities = new double?[last.Matrix.Columns.Length];
        Parallel.For(0, purities.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, column =>
            purities[column] = ColumnPurity.Of(last.Matrix.Columns[column], last.Labels));
        return purities;
    }

    /// <summary>AUCs of good features as they were earlier, with the outcomes of today.</summary>
    private Dictionary<int, IReadOnlyList<double>> Earlier(LabelledSamples all, double?[] aucs)
    {
        int[] good = [.. Enumerable.Range(0, aucs.Length).Where(feature => aucs[feature] >= TravelAuc)];
        if (good.Length == 0 || !set.HasHistory) return [];
        var byDays = EarlierDays.Select(days =>
        {
            var matrix = set.Earlier(days);
            var columns = good.Select(feature => new SampleColumn(
                matrix.Column(feature), all.Matrix.Columns[feature].Kind, all.Matrix.Columns[feature].CategoryCount));
            var samples = (all with { Matrix = new SampleMatrix(all.Count, [.. columns]) }).Limit(ModelSelection.MaxSamples);
            return SingleColumn.Aucs(samples, SampleFolds.Inner(samples, FoldCount), cancellationToken);
        }).ToList();
        return good.Index().ToDictionary(pair => pair.Item, pair => (IReadOnlyList<double>)[.. byDays.Select(values => values[pair.Index] ?? 0.5)]);
    }

    private static bool Collapses(double auc, IReadOnlyList<double>? earlier) => earlier is not null && earlier[^1] - 0.5 < CollapsedShare * (auc - 0.5);

    private double? AucWithout(LabelledSamples samples, SampleFolds folds, int feature)
    {
        var others = samples.WithColumns(Enumerable.Range(0, samples.Matrix.Columns.Length).Where(column => column != feature));
        var scores = new double[samples.Count];
        for (var fold = 0; fold < folds.Count; fold++)
        {
            var held = folds.Held(fold);
            var training = others.Select(folds.Others(fold));
            var model = new GradientBooster(new BoosterOptions()).Train(training.Matrix, training.Labels, [], null, cancellationToken);
            var values = new double[held.Length];
            model.RawScores(others.Matrix.SelectSamples(held), values);
            for (var i = 0; i < values.Length; i++) scores[held[i]] = values[i];
        }
        return folds.MeanAuc(scores, samples.Labels);
    }

    private static string Reason(double auc, double? purity, IReadOnlyList<double>? earlier)
    {
        var reasons = new List<string>();
        if (auc >= DominantAuc) reasons.Add(Text($"alone it reaches an AUC of {auc:0.000}"));
        if (purity >= ReviewPurity) reasons.Add(Text($"at least {100 * purity:0}% of those with one of its values had the outcome (99% confidence)"));
        if (Collapses(auc, earlier)) reasons.Add(Text($"what it was {EarlierDays[^1]} days before says almost nothing (AUC {earlier![^1]:0.000})"));
        return string.Join("; ", reasons) + ": it may be written when the outcome is known.";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
