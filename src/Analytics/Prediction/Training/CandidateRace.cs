using Analytics.Boosting;
using Analytics.Evaluation;

namespace Analytics.Prediction.Training;

/// <summary>
/// Compares candidates on the same samples in the same folds. After the first fold those that are surely worse can be left where they are:
/// a race (Maron and Moore 1994), with pairs of losses of the same samples.
/// </summary>
internal sealed class CandidateRace
{
    /// <summary>Standard errors by which a candidate must be behind the best of the first fold to be given up.</summary>
    private const double SurelyWorse = 2;

    private readonly LabelledSamples _samples;
    private readonly SampleFolds _folds;
    private readonly int[] _first;
    private List<int> _staying;

    public CandidateRace(LabelledSamples samples, SampleFolds folds, int candidates)
    {
        (_samples, _folds, _first) = (samples, folds, folds.Held(0));
        Scores = [.. Enumerable.Range(0, candidates).Select(_ => new double[samples.Count])];
        _staying = [.. Enumerable.Range(0, candidates)];
    }

    /// <summary>By candidate: raw scores of the samples by models that have not seen them, as far as there are any yet.</summary>
    public double[][] Scores { get; }

    /// <summary>The candidates that the first fold leaves in the race.</summary>
    public IReadOnlyList<int> Staying()
    {
        var best = BestOfFirst();
        _staying = [.. Enumerable.Range(0, Scores.Length).Where(candidate => candidate == best || !IsSurelyWorse(candidate, best))];
        return _staying;
    }

    /// <summary>
    /// Who has the lowest log loss, the first of equals, and how all did. One that was given up is said to be as far behind the best of the
    /// first fold as it was there.
    /// </summary>
    public (int Best, IReadOnlyList<TriedCandidate> Tried) Result(IReadOnlyList<string> names)
    {
        int[] all = [.. Enumerable.Range(0, _samples.Count)];
        var reference = BestOfFirst();
        var (referenceLoss, referenceAuc) = (LogLoss(reference, all), _folds.MeanAuc(Scores[reference], _samples.Labels));
        var results = Scores.Select((scores, candidate) => _staying.Contains(candidate)
            ? (LogLoss: LogLoss(candidate, all), Auc: _folds.MeanAuc(scores, _samples.Labels))
            : (LogLoss: referenceLoss + LogLoss(candidate, _first) - LogLoss(reference, _first),
                Auc: referenceAuc is { } auc && FirstAuc(candidate) - FirstAuc(reference) is { } difference ? Math.Clamp(auc + difference, 0, 1) : null)).ToList();
        var best = _staying.MinBy(candidate => results[candidate].LogLoss);
        return (best, [.. results.Select((result, candidate) => new TriedCandidate(
            names[candidate], result.LogLoss, result.Auc, candidate == best, _staying.Contains(candidate) ? _folds.Count : 1))]);
    }

    private int BestOfFirst() => Enumerable.Range(0, Scores.Length).MinBy(candidate => LogLoss(candidate, _first));

    private double? FirstAuc(int candidate) => _folds.HeldAuc(Scores[candidate], _samples.Labels, 0);

    private double LogLoss(int candidate, int[] samples) => samples.Length == 0 ? 0 : samples.Average(sample => Loss(candidate, sample));

    private double Loss(int candidate, int sample) =>
        ProbabilityQuality.LogLoss([LogisticLoss.Probability(Scores[candidate][sample])], [_samples.Labels[sample]])!.Value;

    /// <summary>By the paired differences of the losses, summed by group: samples of one customer are no separate witnesses.</summary>
    private bool IsSurelyWorse(int candidate, int best)
    {
        var behind = new Dictionary<ulong, double>();
        foreach (var sample in _first)
            behind[_samples.Groups[sample]] = behind.GetValueOrDefault(_samples.Groups[sample]) + Loss(candidate, sample) - Loss(best, sample);
        if (behind.Count < 2) return false;
        var sum = behind.Values.Sum();
        var mean = sum / behind.Count;
        var variance = behind.Values.Sum(value => (value - mean) * (value - mean)) / (behind.Count - 1);
        return sum > SurelyWorse * Math.Sqrt(variance * behind.Count);
    }
}
