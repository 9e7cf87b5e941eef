using Analytics.Boosting;

namespace Analytics.Prediction.Training;

/// <summary>What one column says on its own: a tree of a few leaves, so that the relation may bend.</summary>
internal static class SingleColumn
{
    private static readonly GradientBooster Booster = new(new BoosterOptions { Rounds = 1, LearningRate = 1, MaxLeaves = 8, MaxThreads = 1 });

    /// <summary>Raw scores of samples by a tree of one column of other samples.</summary>
    public static double[] Scores(SampleColumn training, byte[] labels, SampleColumn held, CancellationToken cancellationToken)
    {
        var tree = Booster.Train(new SampleMatrix(training.Values.Length, [training]), labels, [], null, cancellationToken);
        var scores = new double[held.Values.Length];
        tree.RawScores(new SampleMatrix(scores.Length, [held]), scores);
        return scores;
    }

    /// <summary>AUC of each column alone, mean of the folds; <c>null</c> where no fold has both classes.</summary>
    public static double?[] Aucs(LabelledSamples samples, SampleFolds folds, CancellationToken cancellationToken)
    {
        var scores = samples.Matrix.Columns.Select(_ => new double[samples.Count]).ToArray();
        for (var fold = 0; fold < folds.Count; fold++)
        {
            var (training, heldIndices) = (samples.Select(folds.Others(fold)), folds.Held(fold));
            var held = samples.Matrix.SelectSamples(heldIndices);
            Parallel.For(0, scores.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, column =>
            {
                var values = Scores(training.Matrix.Columns[column], training.Labels, held.Columns[column], cancellationToken);
                for (var i = 0; i < values.Length; i++) scores[column][heldIndices[i]] = values[i];
            });
        }
        return [.. scores.Select(values => folds.MeanAuc(values, samples.Labels))];
    }
}
