using System.Runtime.CompilerServices;

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
    private readonly SamplePartition _partition;
    private readonly BoosterOptions _options;
    private readonly WorkTeam _team;
    private readonly SplitSearch _search;

    public TreeGrower(BinnedMatrix samples, SamplePartition partition, SplitSearch search, BoosterOptions options, WorkTeam team)
    {
        _samples = samples;
        _partition = partition;
        _options = options;
        _team = team;
        _search = search;
    }

    /// <param name="stretches">The samples to grow it on.</param>
    /// <param name="sums">Their sums.</param>
    /// <param name="tree">Its rules.</param>
    /// <param name="cancellationToken">Asked before each part of each split.</param>
    /// <returns>The root; without children where no split gains enough.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public GrowingNode Grow(SampleStretch[] stretches, GradientSums sums, TreeRules tree, CancellationToken cancellationToken)
    {
        var nodeCount = 0;
        var waiting = new PriorityQueue<GrowingNode, GrowingNode>(BestSplitFirst);
        var root = new GrowingNode(nodeCount++, 0, stretches, sums, ValueBounds.None, tree.Splits.LeafValue(sums, ValueBounds.None));
        _search.SearchRoot(root, tree, cancellationToken);
        Enqueue(root);
        var leafCount = 1;
        while (leafCount < _options.MaxLeaves && waiting.TryDequeue(out var node, out _))
        {
            var (left, right) = Divide(node, ref nodeCount, cancellationToken);
            leafCount++;
            // Nobody asks how children might be split after the last split, or at the greatest depth.
            if (leafCount == _options.MaxLeaves || left.Depth == _options.MaxDepth)
            {
                _search.Release(node);
                continue;
            }

            _search.SearchChildren(node, tree, cancellationToken);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (GrowingNode Left, GrowingNode Right) Divide(GrowingNode node, ref int nodeCount, CancellationToken cancellationToken)
    {
        var split = node.BestSplit!;
        var column = _samples.Columns[split.ColumnIndex];
        var (leftStretches, rightStretches) = (new SampleStretch[node.Stretches.Length], new SampleStretch[node.Stretches.Length]);
        _team.Run(
            node.Stretches.Length,
            [MethodImpl(MethodImplOptions.AggressiveOptimization)] (shard) => (leftStretches[shard], rightStretches[shard]) =
                _partition.Divide(node.Stretches[shard], column, split.GoesLeft, _options.UsePlainKernels),
            cancellationToken);
        var (leftBounds, rightBounds) = node.Bounds.Split(split.Monotone, split.LeftValue, split.RightValue);
        var left = new GrowingNode(nodeCount++, node.Depth + 1, leftStretches, split.Left, leftBounds, split.LeftValue);
        var right = new GrowingNode(nodeCount++, node.Depth + 1, rightStretches, split.Right, rightBounds, split.RightValue);
        node.BestSplit = split.Decide(goesLeft: left.SampleCount >= right.SampleCount);
        node.Children = (left, right);
        return (left, right);
    }
}
