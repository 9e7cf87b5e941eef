namespace Analytics.Boosting;

/// <summary>
/// Grows trees leaf by leaf: of all leaves the one whose split gains most is split next. Of equal gains the lowest column wins, then the
/// lowest bin, then the older leaf.
/// </summary>
internal sealed class TreeGrower
{
    private static readonly Comparer<GrowingNode> BestSplitFirst = Comparer<GrowingNode>.Create((first, second) =>
    {
        var (a, b) = (first.BestSplit!, second.BestSplit!);
        return (-a.Gain, a.ColumnIndex, a.Position, first.Number).CompareTo((-b.Gain, b.ColumnIndex, b.Position, second.Number));
    });

    private readonly BinnedMatrix _samples;
    private readonly BoosterOptions _options;
    private readonly SplitRules _rules;
    private readonly SplitSearch _search;

    public TreeGrower(BinnedMatrix samples, BoosterOptions options, ParallelWork work)
    {
        _samples = samples;
        _options = options;
        _rules = new SplitRules(options);
        Partition = new SamplePartition(samples.SampleCount);
        _search = new SplitSearch(samples, Partition, options, work);
    }

    /// <summary>Which samples lie in which leaf of the tree grown last.</summary>
    public SamplePartition Partition { get; }

    /// <param name="gradients">One a sample.</param>
    /// <param name="cancellationToken">Asked before each column of each split.</param>
    /// <returns>The root; without children where no split gains enough.</returns>
    public GrowingNode Grow(GradientPair[] gradients, CancellationToken cancellationToken)
    {
        Partition.Reset();
        var nodeCount = 0;
        var waiting = new PriorityQueue<GrowingNode, GrowingNode>(BestSplitFirst);
        var root = CreateRoot(gradients, ref nodeCount);
        _search.SearchRoot(root, gradients, cancellationToken);
        Enqueue(root);
        var leafCount = 1;
        while (leafCount < _options.MaxLeaves && waiting.TryDequeue(out var node, out _))
        {
            var (left, right) = Divide(node, ref nodeCount);
            leafCount++;
            // After the last split nobody asks how its children might be split.
            if (leafCount == _options.MaxLeaves)
            {
                _search.Release(node);
                break;
            }

            _search.SearchChildren(node, gradients, cancellationToken);
            Enqueue(left);
            Enqueue(right);
        }

        while (waiting.TryDequeue(out var node, out _))
            _search.Release(node);
        return root;

        void Enqueue(GrowingNode node)
        {
            if (node.BestSplit is not null)
                waiting.Enqueue(node, node);
        }
    }

    private GrowingNode CreateRoot(GradientPair[] gradients, ref int nodeCount)
    {
        var sums = default(GradientSums);
        foreach (var pair in gradients)
            sums.Add(pair);
        return new GrowingNode(nodeCount++, start: 0, sums, ValueBounds.None, _rules.LeafValue(sums, ValueBounds.None));
    }

    private (GrowingNode Left, GrowingNode Right) Divide(GrowingNode node, ref int nodeCount)
    {
        var split = node.BestSplit!;
        Partition.Divide(node, _samples.Columns[split.ColumnIndex].Bins, split.GoesLeft);
        var (leftBounds, rightBounds) = node.Bounds.Split(split.Monotone, split.LeftValue, split.RightValue);
        var left = new GrowingNode(nodeCount++, node.Start, split.Left, leftBounds, split.LeftValue);
        var right = new GrowingNode(nodeCount++, node.Start + left.SampleCount, split.Right, rightBounds, split.RightValue);
        node.Children = (left, right);
        return (left, right);
    }
}
