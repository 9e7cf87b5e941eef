using System.Collections.Concurrent;
using Analytics.Boosting;
using Analytics.Evaluation;
using Analytics.Evaluation.Calibration;
using Analytics.Randomness;

namespace Analytics.Prediction.Training;

/// <summary>
/// Makes a model out of samples by letting them choose among candidates: the whole of what is done to samples, so that an evaluation that
/// repeats it on a part and looks at the rest is honest. Candidates are compared in cross-validation, which also gives the scores of
/// samples not seen that the calibration is made from.
/// </summary>
internal sealed class ModelSelection(IReadOnlyList<Candidate> candidates, WorkProgress progress, CancellationToken cancellationToken)
{
    /// <summary>Folds in which candidates are compared.</summary>
    public const int FoldCount = 3;

    /// <summary>More samples hardly change which candidate is best, only how long it takes to know.</summary>
    private const int MaxSamples = 30_000;

    private const ulong CalibrationSeed = 0x5eed;

    /// <summary>What the samples chose.</summary>
    /// <param name="Candidate">The winner.</param>
    /// <param name="Calibration">The map its probabilities need.</param>
    /// <param name="Tried">All of them.</param>
    internal sealed record Choice(Candidate Candidate, CalibrationMap Calibration, IReadOnlyList<TriedCandidate> Tried);

    /// <summary>Fits that choosing takes.</summary>
    public int Fits => candidates.Count * FoldCount;

    /// <summary>The candidate with the lowest log loss on samples not seen; the first of equals.</summary>
    public Choice Choose(LabelledSamples samples, string stage)
    {
        var sample = samples.Limit(MaxSamples);
        var scores = Scores(candidates, sample, stage);
        var folds = SampleFolds.Inner(sample, FoldCount);
        var results = candidates.Select((candidate, index) => (
            candidate.Name,
            LogLoss: ProbabilityQuality.LogLoss(Probabilities(scores[index]), sample.Labels)!.Value,
            Auc: MeanAuc(scores[index], sample.Labels, folds))).ToList();
        var best = Enumerable.Range(0, results.Count).MinBy(index => results[index].LogLoss);
        return new Choice(
            candidates[best],
            Calibrate(scores[best], sample),
            [.. results.Select((result, index) => new TriedCandidate(result.Name, result.LogLoss, result.Auc, index == best))]);
    }

    /// <summary>The map of a candidate that was chosen before, on these samples.</summary>
    public CalibrationMap Calibrate(Candidate candidate, LabelledSamples samples, string stage)
    {
        var sample = samples.Limit(MaxSamples);
        return Calibrate(Scores([candidate], sample, stage)[0], sample);
    }

    /// <summary>The candidate's model of all the samples.</summary>
    public FittedModel Fit(Choice choice, LabelledSamples samples, string stage)
    {
        var trainer = choice.Candidate.TrainerFor(Environment.ProcessorCount);
        return new FittedModel(trainer.Train(samples.Matrix, samples.Labels, [], progress.OfOne(stage), cancellationToken), choice.Calibration);
    }

    /// <summary>Mean of the folds' AUCs, folds with one class left out.</summary>
    public static double? MeanAuc(double[] scores, byte[] labels, SampleFolds folds)
    {
        var aucs = Enumerable.Range(0, folds.Count)
            .Select(folds.Held)
            .Select(held => RankingQuality.Auc([.. held.Select(sample => scores[sample])], [.. held.Select(sample => labels[sample])]))
            .OfType<double>()
            .ToList();
        return aucs.Count > 0 ? aucs.Average() : null;
    }

    /// <summary>Raw scores of every sample by the model of the folds it is not in, one array a candidate.</summary>
    private double[][] Scores(IReadOnlyList<Candidate> tried, LabelledSamples samples, string stage)
    {
        var folds = SampleFolds.Inner(samples, FoldCount);
        var parts = Enumerable.Range(0, FoldCount).Select(fold => (Training: samples.Select(folds.Others(fold)), Held: folds.Held(fold))).ToList();
        var held = parts.Select(part => samples.Matrix.SelectSamples(part.Held)).ToList();
        var scores = tried.Select(_ => new double[samples.Count]).ToArray();
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        // The costly ones come last in the list: they are begun first, so that no core is left waiting for one of them.
        var order = Partitioner.Create(Enumerable.Range(0, tried.Count * FoldCount), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(order, options, work =>
        {
            var (candidate, fold) = (tried.Count - 1 - (work / FoldCount), work % FoldCount);
            var part = parts[fold];
            var model = tried[candidate].TrainerFor(1).Train(part.Training.Matrix, part.Training.Labels, [], null, cancellationToken);
            var values = new double[part.Held.Length];
            model.RawScores(held[fold], values);
            for (var i = 0; i < values.Length; i++) scores[candidate][part.Held[i]] = values[i];
            progress.Done(stage);
        });
        return scores;
    }

    private static CalibrationMap Calibrate(double[] scores, LabelledSamples samples)
    {
        var seed = CalibrationSeed;
        return CalibrationChoice.Choose(Probabilities(scores), samples.Labels, samples.Groups, RandomStream.SplitMix(ref seed));
    }

    private static double[] Probabilities(double[] scores) => [.. scores.Select(LogisticLoss.Probability)];
}
