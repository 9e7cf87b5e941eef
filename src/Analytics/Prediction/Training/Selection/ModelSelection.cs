using Analytics.Boosting;
using Analytics.Evaluation.Calibration;
using Analytics.Prediction.Engines;
using Analytics.Randomness;

namespace Analytics.Prediction.Training.Selection;

/// <summary>
/// Makes a model out of samples by letting them choose among candidates: the whole of what is done to samples, so that an evaluation that
/// repeats it on a part and looks at the rest is honest. Candidates are compared in cross-validation, which also gives the scores of
/// samples not seen that the calibration is made from.
/// </summary>
/// <param name="candidates">Those to begin with, by the samples of one training, the number of trainings and the budget; the simpler first.</param>
/// <param name="budget">Work that one choice may take.</param>
/// <param name="progress">Told of every fit.</param>
/// <param name="cancellationToken">Looked at often.</param>
internal sealed class ModelSelection(
    Func<LabelledSamples, int, long, IReadOnlyList<Candidate>> candidates, long budget, WorkProgress progress, CancellationToken cancellationToken)
{
    /// <summary>More samples hardly change which candidate or feature is best, only how long it takes to know.</summary>
    public const int MaxSamples = 30_000;

    /// <summary>Folds in which candidates are compared: more where samples are few, as each training then has the more of them.</summary>
    private const int FewSamples = 5_000;
    private const int FoldsOfFew = 5;
    private const int FoldsOfMany = 3;

    /// <summary>Fits that a choice is taken for in what is said of progress: how many there are follows from the samples.</summary>
    private const int AssumedFits = 40;

    private const ulong CalibrationSeed = 0x5eed;

    /// <summary>What the samples chose.</summary>
    /// <param name="Members">What the model is the weighted mean of.</param>
    /// <param name="Calibration">The map its probabilities need.</param>
    /// <param name="Summary">For the model card.</param>
    /// <param name="Tried">All of them, for the model card.</param>
    internal sealed record Choice(IReadOnlyList<BlendMember> Members, CalibrationMap Calibration, ModelChoice Summary, IReadOnlyList<TriedCandidate> Tried);

    /// <summary>Fits that choosing among so many samples is taken for.</summary>
    public static int ChoosingFits(int samples) => AssumedFits + (samples > MaxSamples ? 1 : 0);

    /// <summary>Fits that calibrating on so many samples takes.</summary>
    public static int CalibratingFits(int samples) => samples > MaxSamples ? 1 : FoldCount(samples);

    private static int FoldCount(int samples) => samples <= FewSamples ? FoldsOfFew : FoldsOfMany;

    /// <summary>The blend of candidates with the lowest log loss on samples not seen, and the map it needs.</summary>
    public Choice Choose(LabelledSamples samples, string stage)
    {
        var sample = samples.Limit(MaxSamples);
        var folds = SampleFolds.Inner(sample, FoldCount(sample.Count));
        var spending = new SearchBudget(budget);
        var fits = 0;
        var search = new SettingsSearch(sample, folds, spending, FitDone, cancellationToken);
        var first = sample.Select(folds.Others(0));
        var contenders = search.Run(candidates(first, folds.Count, budget));
        progress.Done(stage, Math.Max(0, AssumedFits - fits));

        var blend = Blend.Of(contenders, sample.Labels, sample.Groups);
        var members = blend.Members.Select(member => new BlendMember(member.Contender.Candidate, member.Contender.Steps, member.Weight)).ToList();
        var calibration = samples.Count > MaxSamples ? Calibrate(members, samples, stage) : Map(blend.Scores, sample.Labels, sample.Groups);
        var weights = blend.Members.ToDictionary(member => member.Contender, member => member.Weight);
        return new Choice(
            members,
            calibration,
            new ModelChoice(
                string.Join(" + ", blend.Members.Select(member => weights.Count == 1 ? member.Contender.Name : FormattableString.Invariant($"{member.Weight:0.###} x {member.Contender.Name}"))),
                Mean(blend.Scores, sample.Labels), folds.MeanAuc(blend.Scores, sample.Labels), spending.Spent, spending.Work),
            [.. contenders.Select(contender => Tried(contender, weights.GetValueOrDefault(contender), sample, folds))]);

        void FitDone()
        {
            if (Interlocked.Increment(ref fits) <= AssumedFits) progress.Done(stage);
        }
    }

    /// <summary>
    /// The map that a model's probabilities need, from samples not seen: of many, one fold of all of them, as models of fewer err more and
    /// would be corrected too much.
    /// </summary>
    public CalibrationMap Calibrate(IReadOnlyList<BlendMember> members, LabelledSamples samples, string stage)
    {
        var folds = SampleFolds.Inner(samples, FoldCount(samples.Count));
        var scores = new double[samples.Count];
        var held = samples.Count > MaxSamples ? folds.Held(0) : [.. Enumerable.Range(0, samples.Count)];
        for (var fold = 0; fold < CalibratingFits(samples.Count); fold++)
        {
            var model = Train(members, samples.Select(folds.Others(fold)), stage);
            var indices = folds.Held(fold);
            var values = new double[indices.Length];
            model.RawScores(samples.Matrix.SelectSamples(indices), values);
            for (var i = 0; i < values.Length; i++) scores[indices[i]] = values[i];
        }
        return Map([.. held.Select(sample => scores[sample])], [.. held.Select(sample => samples.Labels[sample])], [.. held.Select(sample => samples.Groups[sample])]);
    }

    /// <summary>The chosen model of all the samples.</summary>
    public FittedModel Fit(Choice choice, LabelledSamples samples, string stage) => new(Train(choice.Members, samples, stage), choice.Calibration);

    private ITrainedModel Train(IReadOnlyList<BlendMember> members, LabelledSamples samples, string stage) =>
        new BlendTrainer([.. members.Select(member => (member.Candidate.TrainerWith(member.Steps, Environment.ProcessorCount), member.Weight))])
            .Train(samples.Matrix, samples.Labels, [], progress.OfOne(stage), cancellationToken);

    private static TriedCandidate Tried(Contender contender, double weight, LabelledSamples samples, SampleFolds folds)
    {
        int[] seen = contender.IsComplete ? [.. Enumerable.Range(0, samples.Count)] : folds.Held(0);
        var auc = contender.IsComplete ? folds.MeanAuc(contender.Scores, samples.Labels) : folds.HeldAuc(contender.Scores, samples.Labels, 0);
        return new TriedCandidate(contender.Name, seen.Length == 0 ? 0 : seen.Average(sample => contender.Losses[sample]), auc, weight, contender.FoldsTried);
    }

    private static double Mean(double[] scores, byte[] labels) => scores.Zip(labels, LogisticLoss.Of).Average();

    private static CalibrationMap Map(double[] scores, byte[] labels, ulong[] groups)
    {
        var seed = CalibrationSeed;
        return CalibrationChoice.Choose([.. scores.Select(LogisticLoss.Probability)], labels, groups, RandomStream.SplitMix(ref seed));
    }
}
