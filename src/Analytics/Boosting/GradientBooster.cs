namespace Analytics.Boosting;

/// <summary>
/// Trains gradient-boosted trees on the logistic loss, on histograms of binned columns and leaf by leaf, with missing values and categories
/// handled as they are. One instance may train several models, also at once. A model depends on the samples and the options only: not on
/// the number of threads, and not on the order of the samples.
/// </summary>
public sealed class GradientBooster
{
    private const int ValuesWorthAThread = 4096;

    private readonly BoosterOptions _options;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public GradientBooster(BoosterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>
    /// Trains a model. Where all labels are the same there is nothing to tell apart: the model then has no trees and gives every sample
    /// the probability (positives + 1) / (samples + 2), by weight.
    /// </summary>
    /// <param name="samples">At least one sample; columns may be constant, all missing, or none at all.</param>
    /// <param name="labels">0 or 1 for each sample.</param>
    /// <param name="weights">
    /// At least 0 and finite for each sample, or empty when all are 1. A weight counts as so many samples wherever losses are added up;
    /// in <see cref="BoosterOptions.MinSamplesPerLeaf"/> and in binning each sample counts once. Weight 0 is the same as leaving the
    /// sample out.
    /// </param>
    /// <param name="roundsDone">
    /// Told the number of trees after each; fewer than <see cref="BoosterOptions.Rounds"/> when training ends early.
    /// </param>
    /// <param name="cancellationToken">Heeded between columns, so within a fraction of a tree.</param>
    /// <exception cref="ArgumentException">Lengths differ, a label or weight is out of its range, or no sample has weight.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled; there is no partial model.</exception>
    public BoostedTrees Train(
        SampleMatrix samples,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<float> weights = default,
        IProgress<int>? roundsDone = null,
        CancellationToken cancellationToken = default) =>
        CheckAndTrain(samples, labels, weights, validation: null, roundsDone, cancellationToken).Model;

    /// <summary>
    /// The same with <paramref name="validation"/> samples, not among those trained on, that tell when to stop; see
    /// <see cref="BoosterOptions.EarlyStoppingRounds"/>.
    /// </summary>
    public BoostedTrees Train(
        SampleMatrix samples,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<float> weights,
        ValidationSamples validation,
        IProgress<int>? roundsDone = null,
        CancellationToken cancellationToken = default)
    {
        var path = TrainPath(samples, labels, weights, validation, roundsDone, cancellationToken);
        return path.Model.WithRounds(path.BestRounds);
    }

    /// <summary>
    /// The same, with the trees after the best round kept and the loss after each: for a choice of rounds that looks at several such paths.
    /// </summary>
    internal BoostingPath TrainPath(
        SampleMatrix samples,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<float> weights,
        ValidationSamples validation,
        IProgress<int>? roundsDone = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(validation);
        TrainingArguments.CheckValidation(samples, validation.Samples);
        return CheckAndTrain(samples, labels, weights, validation, roundsDone, cancellationToken);
    }

    private BoostingPath CheckAndTrain(
        SampleMatrix samples,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<float> weights,
        ValidationSamples? validation,
        IProgress<int>? roundsDone,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(samples);
        TrainingArguments.CheckLabels(samples, labels);
        TrainingArguments.CheckWeights(samples, weights);
        TrainingArguments.CheckMonotone(samples, _options.Monotone);
        if (weights.Contains(0))
        {
            var weighted = WeightedSamples.Of(samples, labels, weights);
            samples = weighted.Samples;
            labels = weighted.Labels;
            weights = weighted.Weights;
        }

        var loss = new LogisticLoss(labels, weights);
        var stopping = validation is null ? null : new EarlyStopping(validation, loss.InitialRawScore, _options.EarlyStoppingRounds);
        var (trees, work) = loss.HasBothLabels ? GrowTrees(samples, loss, stopping, roundsDone, cancellationToken) : ([], 0);
        var model = new BoostedTrees(loss.InitialRawScore, [.. samples.Columns.Select(column => column.Shape)], [.. trees]);
        return new BoostingPath(model, stopping?.Losses ?? [], stopping?.BestRounds ?? trees.Count, work);
    }

    private (List<DecisionTree> Trees, long Work) GrowTrees(
        SampleMatrix samples,
        LogisticLoss loss,
        EarlyStopping? stopping,
        IProgress<int>? roundsDone,
        CancellationToken cancellationToken)
    {
        using var team = new WorkTeam(UsefulThreads(samples));
        var binned = BinnedMatrix.Bin(samples, _options, team, cancellationToken);
        var blocks = RecordBlock.Create(binned, team, cancellationToken);
        var state = new TrainingState(binned, loss, _options, team);
        var search = new SplitSearch(binned, blocks, state.Partition, state.Gradients, team);
        var grower = new TreeGrower(binned, state.Partition, search, _options, team);
        var conversion = new TreeConversion(binned, loss, _options.LearningRate);
        var subsampling = new Subsampling(_options);
        var trees = new List<DecisionTree>();
        var (root, rows) = ((GrowingNode?)null, (Func<int, bool>?)null);
        for (var round = 0; round < _options.Rounds && stopping is not { IsTime: true }; round++)
        {
            var (lastRoot, lastRows) = (root, rows);
            rows = subsampling.Rows(round);
            var (stretches, sums, hessians) = state.StartRound(lastRoot, lastRows, rows, cancellationToken);
            var splits = new SplitRules(_options, loss.Scale, hessians);
            var tree = new TreeRules(binned, _options, splits, subsampling.Columns(round, binned.Columns.Length));
            root = grower.Grow(stretches, sums, tree, cancellationToken);
            if (root.Children is null)
            {
                // Without a split raw scores stay what they are, and so would all further trees, unless the next has other samples or columns.
                if (!subsampling.IsActive)
                    break;
                root = null;
                continue;
            }

            trees.Add(conversion.ToDecisionTree(root, state.Partition));
            stopping?.Add(trees[^1]);
            roundsDone?.Report(trees.Count);
        }

        var bins = binned.Columns.Sum(column => (long)column.BinCount);
        return (trees, trees.Sum(tree => tree.Work(binned.Columns.Length, bins)));
    }

    /// <summary>Helpers that would have next to nothing to do are not started.</summary>
    private int UsefulThreads(SampleMatrix samples)
    {
        var values = (long)samples.SampleCount * samples.Columns.Length;
        return (int)Math.Clamp(values / ValuesWorthAThread, 1, _options.MaxThreads);
    }
}
