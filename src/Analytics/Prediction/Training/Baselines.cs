using Analytics.Boosting;
using Analytics.Features;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Training.Selection;

namespace Analytics.Prediction.Training;

/// <summary>Simpler ways to predict, trained on the same samples and judged on the same ones as the model.</summary>
internal sealed class Baselines(FeatureSchema schema, CancellationToken cancellationToken)
{
    private const int Folds = 3;
    private const string SatisfactionPrefix = "csat.";

    // By baseline: scores of all samples judged, part after part.
    private readonly Dictionary<string, List<double>?> _scores = new(StringComparer.Ordinal)
    {
        [BaselineResult.Prior] = [],
        [BaselineResult.SatisfactionOnly] = [],
        [BaselineResult.BestSingleFeature] = [],
        [BaselineResult.LogisticRegression] = [],
    };

    private readonly List<int> _bestFeatures = [];

    /// <summary>Trains on one part and scores another.</summary>
    public void Add(LabelledSamples training, LabelledSamples held)
    {
        Add(BaselineResult.Prior, new double[held.Count]);
        Add(BaselineResult.SatisfactionOnly, Satisfaction(training, held));
        Add(BaselineResult.BestSingleFeature, BestSingle(training, held));
        Add(BaselineResult.LogisticRegression, Logistic(training.Limit(ModelSelection.MaxSamples), held));
    }

    /// <summary>Scores of a baseline, or <c>null</c> where the data does not allow it.</summary>
    public double[]? Scores(string name) => _scores[name]?.ToArray();

    /// <summary>The feature that was best alone in most parts.</summary>
    public string? BestFeature => _bestFeatures.Count == 0
        ? null
        : schema.Features[_bestFeatures.GroupBy(feature => feature).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key].Name;

    private void Add(string name, double[]? scores)
    {
        if (scores is null) _scores[name] = null;
        else _scores[name]?.AddRange(scores);
    }

    private double[]? Satisfaction(LabelledSamples training, LabelledSamples held)
    {
        int[] columns = [.. schema.Features.Index().Where(feature => feature.Item.Name.StartsWith(SatisfactionPrefix, StringComparison.Ordinal)).Select(feature => feature.Index)];
        if (columns.Length == 0) return null;
        var options = new BoosterOptions { Rounds = 50, MaxLeaves = 4, LearningRate = 0.1 };
        var model = new GradientBooster(options).Train(training.WithColumns(columns).Matrix, training.Labels, [], null, cancellationToken);
        var scores = new double[held.Count];
        model.RawScores(held.WithColumns(columns).Matrix, scores);
        return scores;
    }

    private double[]? BestSingle(LabelledSamples training, LabelledSamples held)
    {
        var sample = training.Limit(ModelSelection.MaxSamples);
        var aucs = SingleColumn.Aucs(sample, SampleFolds.Inner(sample, Folds), cancellationToken);
        var best = Enumerable.Range(0, aucs.Length).Where(column => aucs[column] is not null).OrderByDescending(column => aucs[column]).ThenBy(column => column).FirstOrDefault(-1);
        if (best < 0) return null;
        _bestFeatures.Add(best);
        return SingleColumn.Scores(training.Matrix.Columns[best], training.Labels, held.Matrix.Columns[best], cancellationToken);
    }

    private double[] Logistic(LabelledSamples training, LabelledSamples held)
    {
        var model = new LogisticTrainer().Train(training.Matrix, training.Labels, [], null, cancellationToken);
        var scores = new double[held.Count];
        model.RawScores(held.Matrix, scores);
        return scores;
    }
}
