using Analytics.Boosting;
using Analytics.Evaluation;
using Analytics.Features;

namespace Analytics.Prediction;

/// <summary>
/// Trains a churn model and says how good it is. With a history, the latest training date is held out and predicted by a model whose
/// training outcomes were over by then; without one, or with too short a one, by cross-validation.
/// </summary>
public sealed class ChurnTrainer
{
    /// <summary>Fewer of either class and nothing can be said of a model.</summary>
    public const int MinPerClass = 20;

    private const int FoldCount = 5;

    private readonly BoosterOptions _options;

    public ChurnTrainer(BoosterOptions? options = null) => _options = options ?? new BoosterOptions();

    /// <summary>Trains on <paramref name="set"/>.</summary>
    /// <param name="set">Samples with labels.</param>
    /// <param name="definition">What the labels mean.</param>
    /// <param name="modelVersion">The version the model is to carry.</param>
    /// <param name="customers">Customers whose history was read.</param>
    /// <param name="progress">Told after every part.</param>
    /// <param name="cancellationToken">Looked at between boosting rounds.</param>
    /// <exception cref="TooLittleDataException">Fewer than <see cref="MinPerClass"/> positives or negatives.</exception>
    public ChurnModel Train(
        TrainingSet set,
        ChurnDefinition definition,
        string modelVersion,
        int customers,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(definition);
        Require(set);
        var samples = new LabelledSamples(set);
        var split = TimeSplit.TryCreate(set, definition, MinPerClass);
        var folds = split is null ? FoldPlan.Create([.. set.Hashes], samples.FoldLabels, FoldCount) : null;
        var fitter = new Fitter(_options, progress, parts: folds is null ? 2 : FoldCount + 1, cancellationToken);

        var foldModels = new List<BoostedTrees>();
        UnseenScores unseen;
        ModelEvaluation evaluation;
        if (folds is null)
        {
            unseen = samples.Score(fitter.Fit("evaluating", samples.Select(split!.Training)), split.Held);
            evaluation = Evaluate(ModelEvaluation.TimeSplit, unseen, unseen.Auc ?? double.NaN);
        }
        else
        {
            var aucs = new List<double>();
            unseen = new UnseenScores();
            for (var fold = 0; fold < FoldCount; fold++)
            {
                var isHeld = samples.InFold(folds, fold);
                var model = fitter.Fit("cross-validating", samples.Select(samples.Where(isHeld, wanted: false)));
                var part = samples.Score(model, samples.Where(isHeld, wanted: true));
                if (part.Auc is { } auc) aucs.Add(auc);
                unseen.Add(part);
                foldModels.Add(model);
            }
            evaluation = Evaluate(ModelEvaluation.CrossValidation, unseen, aucs.Count > 0 ? aucs.Average() : double.NaN);
        }

        var trees = fitter.Fit("training", samples.All);
        var card = new ModelCard
        {
            Target = "churn",
            Engine = ChurnModel.Engine,
            ModelVersion = modelVersion,
            AsOf = set.Dates[^1],
            Definition = definition,
            Rows = set.Labels.Count,
            Positives = set.Positives,
            Customers = customers,
            Evaluation = evaluation,
            Bands = RiskBand.Cut(unseen.Probabilities),
            Drivers = Drivers(trees, set.Features.Schema),
            FeatureFingerprint = set.Features.Schema.Fingerprint,
        };
        // The folds' models are needed again only where the customers to be scored are those of the training set.
        var kept = definition.Basis == ChurnBasis.Label ? new FoldModels(folds!, set.Copies, foldModels) : null;
        return new ChurnModel(set.Features.Schema, card, trees, kept);
    }

    private static void Require(TrainingSet set)
    {
        if (set.Positives >= MinPerClass && set.Negatives >= MinPerClass) return;
        throw new TooLittleDataException(
            $"Too little to predict from: {set.Positives} of {set.Labels.Count} known outcomes are churn; at least {MinPerClass} who left and {MinPerClass} who stayed are needed.");
    }

    private static ModelEvaluation Evaluate(string method, UnseenScores unseen, double auc) => new(
        method, auc, ProbabilityQuality.LogLoss(unseen.Probabilities, unseen.Labels) ?? double.NaN, unseen.Labels.Length, unseen.Labels.Count(label => label != 0));

    private static List<FeatureImportance> Drivers(BoostedTrees trees, FeatureSchema schema)
    {
        var gains = trees.GainImportance;
        var total = gains.Sum();
        return total <= 0
            ? []
            : [.. schema.Features.Select((feature, index) => new FeatureImportance(feature.Name, gains[index] / total))
                .Where(driver => driver.Importance > 0)
                .OrderByDescending(driver => driver.Importance).ThenBy(driver => driver.Feature, StringComparer.Ordinal)];
    }

    /// <summary>Fits models one after another and reports how far all of them are.</summary>
    private sealed class Fitter(BoosterOptions options, IProgress<TrainingProgress>? progress, int parts, CancellationToken cancellationToken)
    {
        private int _done;

        public BoostedTrees Fit(string stage, LabelledSamples.Part part)
        {
            var done = _done++;
            progress?.Report(new TrainingProgress(stage, (double)done / parts));
            var rounds = progress is null ? null : new RoundProgress(rounds => progress.Report(new TrainingProgress(stage, (done + ((double)rounds / options.Rounds)) / parts)));
            return new GradientBooster(options).Train(part.Matrix, part.Labels, [], rounds, cancellationToken);
        }
    }

    // Progress<T> posts to a thread pool, out of order.
    private sealed class RoundProgress(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
