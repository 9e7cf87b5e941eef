using System.Runtime.CompilerServices;
using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>Counts the histograms of new nodes and finds their best splits over all columns, the blocks of columns in parallel.</summary>
internal sealed class SplitSearch
{
    private readonly BinnedMatrix _samples;
    private readonly RecordBlock[] _blocks;
    private readonly LaneHistograms[] _laneHistograms;
    private readonly SamplePartition _partition;
    private readonly AlignedMemory<GradientSums> _gradients;
    private readonly WorkTeam _team;
    private readonly HistogramPool _pool;

    public SplitSearch(
        BinnedMatrix samples, RecordBlock[] blocks, SamplePartition partition, AlignedMemory<GradientSums> gradients, WorkTeam team)
    {
        _samples = samples;
        _blocks = blocks;
        _laneHistograms = [.. blocks.Select(_ => new LaneHistograms())];
        _partition = partition;
        _gradients = gradients;
        _team = team;
        _pool = new HistogramPool(samples.Columns);
    }

    /// <summary>Finds a root's <see cref="GrowingNode.BestSplit"/>.</summary>
    public void SearchRoot(GrowingNode root, TreeRules tree, CancellationToken cancellationToken)
    {
        if (!tree.Splits.AllowsSplit(root))
            return;
        root.Histogram = _pool.Rent();
        Search(root, subtracted: null, tree, cancellationToken);
    }

    /// <summary>
    /// Finds the best splits of the children of a node that has just been divided. Only the smaller child is counted; the larger one's
    /// histogram is the parent's less that, and takes its place.
    /// </summary>
    /// <param name="parent">A node whose histogram is still there.</param>
    /// <param name="tree">The rules of the tree.</param>
    /// <param name="cancellationToken">Asked before each block.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SearchChildren(GrowingNode parent, TreeRules tree, CancellationToken cancellationToken)
    {
        var (left, right) = parent.Children!.Value;
        var (smaller, larger) = left.SampleCount <= right.SampleCount ? (left, right) : (right, left);
        if (tree.Splits.AllowsSplit(larger) || tree.Splits.AllowsSplit(smaller))
        {
            larger.Histogram = parent.Histogram;
            parent.Histogram = null;
            smaller.Histogram = _pool.Rent();
            Search(smaller, larger, tree, cancellationToken);
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

    /// <param name="counted">The node whose histogram is counted.</param>
    /// <param name="subtracted">Its sibling, which still has the parent's histogram; null for a root.</param>
    /// <param name="tree">The rules of the tree.</param>
    /// <param name="cancellationToken">Asked before each block.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Search(GrowingNode counted, GrowingNode? subtracted, TreeRules tree, CancellationToken cancellationToken)
    {
        var countedCandidates = new SplitCandidate?[_samples.Columns.Length];
        var subtractedCandidates = new SplitCandidate?[_samples.Columns.Length];
        _team.Run(
            _blocks.Length,
            [MethodImpl(MethodImplOptions.AggressiveOptimization)] (block) =>
            {
                Count(block, counted);
                foreach (var lane in _blocks[block].Lanes)
                {
                    foreach (var columnIndex in lane.Columns)
                    {
                        subtracted?.Histogram!.Subtract(columnIndex, counted.Histogram!);
                        if (!tree.UsesColumn(columnIndex))
                            continue;
                        countedCandidates[columnIndex] = Find(columnIndex, counted);
                        if (subtracted is not null)
                            subtractedCandidates[columnIndex] = Find(columnIndex, subtracted);
                    }
                }
            },
            cancellationToken);
        Choose(counted, countedCandidates, tree.Finder, tree.Splits);
        if (subtracted is not null)
            Choose(subtracted, subtractedCandidates, tree.Finder, tree.Splits);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        SplitCandidate? Find(int columnIndex, GrowingNode node) =>
            tree.Splits.AllowsSplit(node) ? tree.Finder.Find(columnIndex, node, node.Histogram!.Column(columnIndex)) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Count(int block, GrowingNode node)
    {
        var lanes = _blocks[block].Lanes;
        var records = _blocks[block].Records.Address;
        var gradients = (long*)_gradients.Address;
        var histograms = _laneHistograms[block].Address;
        for (var shard = 0; shard < node.Stretches.Length; shard++)
        {
            var stretch = node.Stretches[shard];
            var (start, end) = _partition.Shard(shard);
            if (stretch.Count == end - start)
                HistogramKernel.CountAll(gradients, records, start, end, lanes.Length, histograms);
            else
                HistogramKernel.CountListed(gradients, records, _partition.AddressOf(stretch), stretch.Count, lanes.Length, histograms);
        }

        _laneHistograms[block].MoveTo(node.Histogram!, lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Choose(GrowingNode node, SplitCandidate?[] candidates, SplitFinder finder, SplitRules rules)
    {
        var isCounted = new bool[candidates.Length];
        while (BestOf(candidates) is { } columnIndex)
        {
            var candidate = candidates[columnIndex]!.Value;
            var histogram = node.Histogram!.Column(columnIndex);
            if (isCounted[columnIndex]
                || (rules.HasEnoughForSure(candidate.Left) && rules.HasEnoughForSure(node.Sums - candidate.Left)))
            {
                node.BestSplit = finder.ToSplit(columnIndex, candidate, node, histogram);
                return;
            }

            // The hessians leave it open whether there are samples enough: look at the column again, with all its samples counted.
            candidates[columnIndex] = finder.FindCounted(columnIndex, node, histogram, CountSamples(node, columnIndex));
            isCounted[columnIndex] = true;
        }

        Release(node);
    }

    /// <summary>The column that gains most; of equal ones the lowest.</summary>
    private static int? BestOf(SplitCandidate?[] candidates)
    {
        int? best = null;
        for (var columnIndex = 0; columnIndex < candidates.Length; columnIndex++)
        {
            if (candidates[columnIndex] is { } candidate && (best is null || candidate.Gain > candidates[best.Value]!.Value.Gain))
                best = columnIndex;
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe int[] CountSamples(GrowingNode node, int columnIndex)
    {
        var column = _samples.Columns[columnIndex];
        var counts = new int[column.BinCount + 1];
        fixed (int* first = counts)
        {
            foreach (var stretch in node.Stretches)
                ShardKernel.Count(column.Memory.Address, _partition.AddressOf(stretch), stretch.Count, first);
        }

        return counts;
    }
}
