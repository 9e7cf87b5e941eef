using Analytics.Boosting;

namespace Analytics.Prediction.Training.Selection;

/// <summary>A candidate as far as it has been tried: by fold what a training on the others came to.</summary>
internal sealed class Contender(Candidate candidate, LabelledSamples samples, SampleFolds folds)
{
    private readonly HeldPath?[] _paths = new HeldPath?[folds.Count];

    public Candidate Candidate => candidate;

    public int FoldsTried => _paths.Count(path => path is not null);

    public bool IsComplete => FoldsTried == folds.Count;

    public long Work => _paths.Sum(path => path?.Work ?? 0);

    /// <summary>Steps that are best over the folds tried.</summary>
    public int Steps { get; private set; }

    public string Name => candidate.NameWith(Steps);

    /// <summary>Raw scores after that many steps, for the samples of the folds tried.</summary>
    public double[] Scores { get; } = new double[samples.Count];

    /// <summary>Their log losses.</summary>
    public double[] Losses { get; } = new double[samples.Count];

    /// <summary>Takes what trainings came to, one a fold not tried yet.</summary>
    public void Add(IEnumerable<(int Fold, HeldPath Path)> paths)
    {
        foreach (var (fold, path) in paths) _paths[fold] = path;
        Steps = HeldPath.BestStep([.. _paths.OfType<HeldPath>()]);
        for (var fold = 0; fold < _paths.Length; fold++)
        {
            if (_paths[fold] is not { } path) continue;
            foreach (var (sample, score) in folds.Held(fold).Zip(path.Scores(Steps)))
                (Scores[sample], Losses[sample]) = (score, LogisticLoss.Of(score, samples.Labels[sample]));
        }
    }
}
