namespace Analytics.Boosting;

/// <summary>
/// Trains gradient-boosted trees on the logistic loss, on histograms of binned columns and leaf by leaf, with missing values and categories
/// handled as they are. One instance may train several models, also at once. A model depends on the samples and the options only: not on
/// the number of threads, and not on the order of the samples.
/// </summary>
public sealed class GradientBooster
{
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
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        CheckLabels(samples, labels);
        CheckWeights(samples, weights);
        CheckMonotone(samples);
        if (weights.Contains(0))
            return TrainOnSamplesWithWeight(samples, labels, weights, roundsDone, cancellationToken);

        var work = new ParallelWork(_options.MaxThreads);
        var loss = new LogisticLoss(labels, weights);
        List<DecisionTree> trees = [];
        if (loss.HasBothLabels)
        {
            var binned = BinnedMatrix.Bin(samples, _options.MaxBins, work, cancellationToken);
            trees = GrowTrees(binned, loss, work, roundsDone, cancellationToken);
        }

        return new BoostedTrees(loss.InitialRawScore, [.. samples.Columns.Select(column => column.Shape)], [.. trees]);
    }

    private BoostedTrees TrainOnSamplesWithWeight(
        SampleMatrix samples,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<float> weights,
        IProgress<int>? roundsDone,
        CancellationToken cancellationToken)
    {
        var weighted = new List<int>();
        for (var sampleIndex = 0; sampleIndex < weights.Length; sampleIndex++)
        {
            if (weights[sampleIndex] > 0)
                weighted.Add(sampleIndex);
        }

        if (weighted.Count == 0)
            throw new ArgumentException("No sample has a weight above 0.", nameof(weights));
        var (weightedLabels, positiveWeights) = (new byte[weighted.Count], new float[weighted.Count]);
        for (var index = 0; index < weighted.Count; index++)
            (weightedLabels[index], positiveWeights[index]) = (labels[weighted[index]], weights[weighted[index]]);
        return Train(samples.SelectSamples([.. weighted]), weightedLabels, positiveWeights, roundsDone, cancellationToken);
    }

    private List<DecisionTree> GrowTrees(
        BinnedMatrix binned,
        LogisticLoss loss,
        ParallelWork work,
        IProgress<int>? roundsDone,
        CancellationToken cancellationToken)
    {
        var grower = new TreeGrower(binned, _options, work);
        var conversion = new TreeConversion(binned, loss, _options.LearningRate);
        var gradients = new GradientPair[binned.SampleCount];
        var rawScores = new double[binned.SampleCount];
        Array.Fill(rawScores, loss.InitialRawScore);
        var trees = new List<DecisionTree>();
        while (trees.Count < _options.Rounds)
        {
            work.ForEachBlock(
                rawScores.Length, (start, end) => loss.Differentiate(rawScores, gradients, start, end), cancellationToken);
            var root = grower.Grow(gradients, cancellationToken);
            // Without a split raw scores would stay what they are, and so would all further trees.
            if (root.Children is null)
                break;
            trees.Add(conversion.ToDecisionTree(root, grower.Partition));
            AddLeafValues(root, grower.Partition, rawScores);
            roundsDone?.Report(trees.Count);
        }

        return trees;
    }

    private void AddLeafValues(GrowingNode root, SamplePartition partition, double[] rawScores)
    {
        foreach (var leaf in root.Leaves())
        {
            var value = _options.LearningRate * leaf.Value;
            foreach (var sampleIndex in partition.SamplesOf(leaf).Span)
                rawScores[sampleIndex] += value;
        }
    }

    private static void CheckLabels(SampleMatrix samples, ReadOnlySpan<byte> labels)
    {
        if (samples.SampleCount == 0)
            throw new ArgumentException("There is no sample to train on.", nameof(samples));
        if (labels.Length != samples.SampleCount)
            throw new ArgumentException($"There are {labels.Length} labels for {samples.SampleCount} samples.", nameof(labels));
        var wrong = labels.IndexOfAnyExceptInRange((byte)0, (byte)1);
        if (wrong >= 0)
            throw new ArgumentException($"The label of sample {wrong} is {labels[wrong]}; expected 0 or 1.", nameof(labels));
    }

    private static void CheckWeights(SampleMatrix samples, ReadOnlySpan<float> weights)
    {
        if (!weights.IsEmpty && weights.Length != samples.SampleCount)
            throw new ArgumentException($"There are {weights.Length} weights for {samples.SampleCount} samples.", nameof(weights));
        // The range's test is false for NaN too.
        var wrong = weights.IndexOfAnyExceptInRange(0f, float.MaxValue);
        if (wrong >= 0)
            throw new ArgumentException($"The weight of sample {wrong} is {weights[wrong]}; expected at least 0, finite.", nameof(weights));
    }

    private void CheckMonotone(SampleMatrix samples)
    {
        var monotone = _options.Monotone;
        if (monotone.Count == 0)
            return;
        if (monotone.Count != samples.Columns.Length)
            throw new ArgumentException($"There are {monotone.Count} constraints for {samples.Columns.Length} columns.", nameof(samples));
        for (var columnIndex = 0; columnIndex < monotone.Count; columnIndex++)
        {
            if (monotone[columnIndex] != 0 && samples.Columns[columnIndex].Kind == ColumnKind.Categorical)
                throw new ArgumentException($"Column {columnIndex} is categorical: it has no order to be monotone in.", nameof(samples));
        }
    }
}
