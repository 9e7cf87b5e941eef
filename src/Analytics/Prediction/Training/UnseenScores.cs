using Analytics.Evaluation;

namespace Analytics.Prediction.Training;

/// <summary>Probabilities of samples by models that have not seen them, with those of the baselines, part after part.</summary>
internal sealed class UnseenScores(Baselines baselines)
{
    private const ulong Seed = 20;

    /// <summary>Samples times resamples that an interval may cost; at least <see cref="MinResamples"/> are drawn.</summary>
    private const long MaxDraws = 50_000_000;
    private const int MinResamples = 200;

    /// <summary>Beyond so many samples the formula of the calibration error's floor is as good as its simulation.</summary>
    private const int MaxSimulated = 50_000;

    private readonly List<double> _probabilities = [];
    private readonly List<byte> _labels = [];
    private readonly List<ulong> _groups = [];
    private readonly List<int> _parts = [];
    private int _partCount;

    /// <summary>What the scores come to.</summary>
    internal sealed record Assessment(
        ModelEvaluation Evaluation, IReadOnlyList<ReliabilityBin> Reliability, IReadOnlyList<BaselineResult> Baselines, ModelGrade Grade);

    public double[] Probabilities => [.. _probabilities];

    public void Add(FittedModel model, LabelledSamples training, LabelledSamples held)
    {
        _probabilities.AddRange(model.Probabilities(held.Matrix));
        _labels.AddRange(held.Labels);
        _groups.AddRange(held.Groups);
        _parts.AddRange(Enumerable.Repeat(_partCount, held.Count));
        _partCount++;
        baselines.Add(training, held);
    }

    /// <param name="method">How the samples were set aside.</param>
    /// <param name="suspects">Features in use that may come from the outcome.</param>
    public Assessment Assess(string method, IReadOnlyCollection<string> suspects)
    {
        double[] scores = [.. _probabilities];
        byte[] labels = [.. _labels];
        var resamples = (int)Math.Clamp(MaxDraws / scores.Length, MinResamples, AucBootstrap.UsualResamples);
        var parts = new SampleFolds(_partCount, [.. _parts]);
        var auc = parts.MeanAuc(scores, labels);
        var interval = AucBootstrap.Interval(scores, labels, [.. _groups], [.. _parts], Seed, resamples);
        var error = CalibrationError.Expected(scores, labels);
        var floor = CalibrationErrorFloor.Simulate(scores, Seed, resamples);
        var line = CalibrationLine.Fit(scores, labels);
        var evaluation = new ModelEvaluation
        {
            Method = method,
            Auc = auc,
            AucLow = interval?.Low,
            AucHigh = interval?.High,
            PrAuc = PrecisionRecall.AveragePrecision(scores, labels),
            LogLoss = ProbabilityQuality.LogLoss(scores, labels),
            Brier = ProbabilityQuality.Brier(scores, labels),
            BrierParts = BrierParts.Of(scores, labels),
            Ece = error,
            EceFloor = scores.Length <= MaxSimulated ? floor?.Mean : CalibrationErrorFloor.Approximate(scores),
            EceLimit = floor?.Percentile95,
            CalibrationSlope = line?.Slope,
            CalibrationIntercept = line?.Shift,
            CalibrationLineIntercept = line?.Intercept,
            CalibrationPValue = line?.PValue,
            LiftTop10 = Lift.TopTenth(scores, labels),
            Samples = scores.Length,
            Positives = labels.Count(label => label != 0),
        };
        var results = new[] { BaselineResult.Prior, BaselineResult.SatisfactionOnly, BaselineResult.BestSingleFeature, BaselineResult.LogisticRegression }
            .Select(name => new BaselineResult(
                name, baselines.Scores(name) is { } values ? parts.MeanAuc(values, labels) : null, name == BaselineResult.BestSingleFeature ? baselines.BestFeature : null))
            .ToList();
        return new Assessment(evaluation, CalibrationError.Reliability(scores, labels), results, Grade(evaluation, results, scores, labels, resamples, suspects));
    }

    /// <summary>Against the best of those that are no candidates themselves.</summary>
    private ModelGrade Grade(
        ModelEvaluation evaluation, List<BaselineResult> results, double[] scores, byte[] labels, int resamples, IReadOnlyCollection<string> suspects)
    {
        var best = results.Where(result => result.Auc is not null && result.Name != BaselineResult.LogisticRegression).MaxBy(result => result.Auc);
        if (best is null || AucBootstrap.Difference(scores, baselines.Scores(best.Name)!, labels, [.. _groups], [.. _parts], Seed, resamples) is not { } gain)
            return ModelGrade.Ungraded("Not graded: the samples set aside lack one of the outcomes.");
        return ModelGrade.Of(evaluation.Positives, best.Name, gain, evaluation.Ece ?? 0, evaluation.EceFloor ?? 0, suspects);
    }
}
