namespace Analytics.Boosting;

/// <summary>Counts the histograms of new nodes and finds their best splits over all columns, column by column in parallel.</summary>
internal sealed class SplitSearch
{
    private readonly BinnedMatrix _samples;
    private readonly SamplePartition _partition;
    private readonly ParallelWork _work;
    private readonly SplitRules _rules;
    private readonly SplitFinder _finder;
    private readonly HistogramPool _pool;
    private readonly GradientPair[] _gathered;

    public SplitSearch(BinnedMatrix samples, SamplePartition partition, BoosterOptions options, ParallelWork work)
    {
        _samples = samples;
        _partition = partition;
        _work = work;
        _rules = new SplitRules(options);
        _finder = new SplitFinder(samples, options);
        _pool = new HistogramPool(samples.Columns);
        _gathered = new GradientPair[samples.SampleCount];
    }

    /// <summary>Finds a root's <see cref="GrowingNode.BestSplit"/>.</summary>
    /// <param name="root">A node of all samples.</param>
    /// <param name="gradients">One a sample of the training set.</param>
    /// <param name="cancellationToken">Asked before each column.</param>
    public void SearchRoot(GrowingNode root, GradientPair[] gradients, CancellationToken cancellationToken)
    {
        if (!_rules.AllowsSplit(root.Sums))
            return;
        root.Histogram = _pool.Rent();
        Search(root, gradients, subtracted: null, cancellationToken);
    }

    /// <summary>
    /// Finds the best splits of the children of a node that has just been divided. Only the smaller child is counted; the larger one's
    /// histogram is the parent's less that, and takes its place.
    /// </summary>
    /// <param name="parent">A node whose histogram is still there.</param>
    /// <param name="gradients">One a sample of the training set.</param>
    /// <param name="cancellationToken">Asked before each column.</param>
    public void SearchChildren(GrowingNode parent, GradientPair[] gradients, CancellationToken cancellationToken)
    {
        var (left, right) = parent.Children!.Value;
        var (smaller, larger) = left.SampleCount <= right.SampleCount ? (left, right) : (right, left);
        if (_rules.AllowsSplit(larger.Sums))
        {
            larger.Histogram = parent.Histogram;
            parent.Histogram = null;
            smaller.Histogram = _pool.Rent();
            Search(smaller, Gather(smaller, gradients), larger, cancellationToken);
        }

        Release(parent);
    }

    /// <summary>Takes back the histogram of a node that will not be split any more.</summary>
    public void Release(GrowingNode node)
    {
        if (node.Histogram is not null)
            _pool.Return(node.Histogram);
        node.Histogram = null;
    }

    private GradientPair[] Gather(GrowingNode node, GradientPair[] gradients)
    {
        var samples = _partition.SamplesOf(node).Span;
        for (var index = 0; index < samples.Length; index++)
            _gathered[index] = gradients[samples[index]];
        return _gathered;
    }

    /// <param name="counted">The node whose histogram is counted.</param>
    /// <param name="gradients">Its samples' gradients, in their order.</param>
    /// <param name="subtracted">Its sibling, which still has the parent's histogram; null for a root.</param>
    /// <param name="cancellationToken">Asked before each column.</param>
    private void Search(GrowingNode counted, GradientPair[] gradients, GrowingNode? subtracted, CancellationToken cancellationToken)
    {
        var samples = _partition.SamplesOf(counted);
        var countedSplits = new Split?[_samples.Columns.Length];
        var subtractedSplits = new Split?[_samples.Columns.Length];
        _work.ForEach(
            _samples.Columns.Length,
            columnIndex =>
            {
                counted.Histogram!.Count(columnIndex, _samples.Columns[columnIndex].Bins, samples.Span, gradients);
                countedSplits[columnIndex] = FindSplit(columnIndex, counted);
                if (subtracted is null)
                    return;
                subtracted.Histogram!.Subtract(columnIndex, counted.Histogram);
                subtractedSplits[columnIndex] = FindSplit(columnIndex, subtracted);
            },
            cancellationToken);
        Choose(counted, countedSplits);
        if (subtracted is not null)
            Choose(subtracted, subtractedSplits);
    }

    private Split? FindSplit(int columnIndex, GrowingNode node) =>
        _rules.AllowsSplit(node.Sums) ? _finder.Find(columnIndex, node, node.Histogram!.Column(columnIndex)) : null;

    private void Choose(GrowingNode node, Split?[] splitsByColumn)
    {
        foreach (var split in splitsByColumn)
        {
            // A later column has to gain more, not as much.
            if (split is not null && !(split.Gain <= node.BestSplit?.Gain))
                node.BestSplit = split;
        }

        if (node.BestSplit is null)
            Release(node);
    }
}
