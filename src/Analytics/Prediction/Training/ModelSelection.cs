using System.Collections.Concurrent;
using Analytics.Boosting;
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

    /// <summary>More samples hardly change which candidate or feature is best, only how long it takes to know.</summary>
    public const int MaxSamples = 30_000;

    private const ulong CalibrationSeed = 0x5eed;

    /// <summary>What the samples chose.</summary>
    /// <param name="Candidate">The winner.</param>
    /// <param name="Calibration">The map its probabilities need.</param>
    /// <param name="Tried">All of them.</param>
    internal sealed record Choice(Candidate Candidate, CalibrationMap Calibration, IReadOnlyList<TriedCandidate> Tried);

    /// <summary>Fits that choosing among so many samples takes.</summary>
    public int ChoosingFits(int samples) => (candidates.Count * FoldCount) + (samples > MaxSamples ? 1 : 0);

    /// <summary>Fits that calibrating on so many samples takes.</summary>
    public static int CalibratingFits(int samples) => samples > MaxSamples ? 1 : FoldCount;

    /// <summary>
    /// The candidate with the lowest log loss on samples not seen; the first of equals. All are tried on the first fold; those plainly worse
    /// there than the best of it are not tried on the others.
    /// </summary>
    public Choice Choose(LabelledSamples samples, string stage)
    {
        var sample = samples.Limit(MaxSamples);
        var folds = SampleFolds.Inner(sample, FoldCount);
        var race = new CandidateRace(sample, folds, candidates.Count);
        Score(race, sample, folds, [.. Enumerable.Range(0, candidates.Count)], [0], stage);
        var staying = race.Staying();
        progress.Done(stage, (candidates.Count - staying.Count) * (FoldCount - 1));
        Score(race, sample, folds, staying, [.. Enumerable.Range(1, FoldCount - 1)], stage);
        var (best, tried) = race.Result([.. candidates.Select(candidate => candidate.Name)]);
        var calibration = samples.Count > MaxSamples ? Calibrate(candidates[best], samples, stage) : Map(race.Scores[best], sample.Labels, sample.Groups);
        return new Choice(candidates[best], calibration, tried);
    }

    /// <summary>
    /// The map that a candidate's probabilities need, from samples not seen: of many, one fold of all of them, as models of fewer err more and
    /// would be corrected too much.
    /// </summary>
    public CalibrationMap Calibrate(Candidate candidate, LabelledSamples samples, string stage)
    {
        var folds = SampleFolds.Inner(samples, FoldCount);
        if (samples.Count > MaxSamples)
        {
            var (training, held) = (samples.Select(folds.Others(0)), samples.Select(folds.Held(0)));
            var model = candidate.TrainerFor(Environment.ProcessorCount).Train(training.Matrix, training.Labels, [], progress.OfOne(stage), cancellationToken);
            var scores = new double[held.Count];
            model.RawScores(held.Matrix, scores);
            return Map(scores, held.Labels, held.Groups);
        }
        var race = new CandidateRace(samples, folds, 1);
        Score(race, samples, folds, [0], [.. Enumerable.Range(0, FoldCount)], stage, [candidate]);
        return Map(race.Scores[0], samples.Labels, samples.Groups);
    }

    /// <summary>The candidate's model of all the samples.</summary>
    public FittedModel Fit(Choice choice, LabelledSamples samples, string stage)
    {
        var trainer = choice.Candidate.TrainerFor(Environment.ProcessorCount);
        return new FittedModel(trainer.Train(samples.Matrix, samples.Labels, [], progress.OfOne(stage), cancellationToken), choice.Calibration);
    }

    /// <summary>Fills in the raw scores of some candidates for the samples of some folds, by models of the other folds.</summary>
    private void Score(
        CandidateRace race, LabelledSamples samples, SampleFolds folds, IReadOnlyList<int> running, int[] foldIndices, string stage, IReadOnlyList<Candidate>? among = null)
    {
        var parts = foldIndices.Select(fold => (Training: samples.Select(folds.Others(fold)), Indices: folds.Held(fold)))
            .Select(part => (part.Training, part.Indices, Held: samples.Matrix.SelectSamples(part.Indices))).ToList();
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        // The costly ones come last in the list: they are begun first, so that no core is left waiting for one of them.
        var order = Partitioner.Create(Enumerable.Range(0, running.Count * parts.Count), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(order, options, work =>
        {
            var candidate = running[running.Count - 1 - (work / parts.Count)];
            var (training, indices, held) = parts[work % parts.Count];
            var model = (among ?? candidates)[candidate].TrainerFor(1).Train(training.Matrix, training.Labels, [], null, cancellationToken);
            var values = new double[indices.Length];
            model.RawScores(held, values);
            for (var i = 0; i < values.Length; i++) race.Scores[candidate][indices[i]] = values[i];
            progress.Done(stage);
        });
    }

    private static CalibrationMap Map(double[] scores, byte[] labels, ulong[] groups)
    {
        var seed = CalibrationSeed;
        return CalibrationChoice.Choose([.. scores.Select(LogisticLoss.Probability)], labels, groups, RandomStream.SplitMix(ref seed));
    }
}
