using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>One trained tree.</summary>
public sealed class DecisionTree
{
    private readonly TreeNode[] _nodes;

    private DecisionTree(TreeNode[] nodes) => _nodes = nodes;

    /// <summary>The root first; every split is followed by all nodes of its left branch, then by those of its right one.</summary>
    public ReadOnlySpan<TreeNode> Nodes => _nodes;

    /// <summary>
    /// Links nodes in the order of <see cref="Nodes"/>. That order and the kinds alone fix the tree; the splits' children, sample counts
    /// and covers follow from it and are filled in here.
    /// </summary>
    /// <returns>Null when the nodes do not make up exactly one tree.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static DecisionTree? TryLink(IReadOnlyCollection<TreeNode> nodes)
    {
        var linked = nodes.ToArray();
        var branches = new Stack<int>();
        for (var index = linked.Length - 1; index >= 0; index--)
        {
            ref var node = ref linked[index];
            if (!node.IsLeaf)
            {
                if (branches.Count < 2)
                    return null;
                var (leftIndex, rightIndex) = (branches.Pop(), branches.Pop());
                var sampleCount = (long)linked[leftIndex].SampleCount + linked[rightIndex].SampleCount;
                if (sampleCount > int.MaxValue)
                    return null;
                node = node with
                {
                    LeftIndex = leftIndex,
                    RightIndex = rightIndex,
                    SampleCount = (int)sampleCount,
                    Cover = linked[leftIndex].Cover + linked[rightIndex].Cover,
                };
            }

            branches.Push(index);
        }

        return branches.Count == 1 ? new DecisionTree(linked) : null;
    }

    /// <summary>The same tree adding so many times as much, and gaining so many times as much by its splits.</summary>
    internal DecisionTree Scaled(double factor) =>
        new([.. _nodes.Select(node => node with { Value = factor * node.Value, Gain = factor * node.Gain })]);

    /// <summary>
    /// Work that growing the tree took: samples counted, once in the root and then in the smaller child of each split, and bins scanned, in
    /// both children.
    /// </summary>
    /// <param name="columns">Columns counted for every sample.</param>
    /// <param name="bins">Bins of all columns together.</param>
    internal long Work(int columns, long bins)
    {
        var work = ((long)_nodes[0].SampleCount * columns) + bins;
        foreach (ref readonly var node in _nodes.AsSpan())
        {
            if (!node.IsLeaf)
                work += ((long)Math.Min(_nodes[node.LeftIndex].SampleCount, _nodes[node.RightIndex].SampleCount) * columns) + (2 * bins);
        }

        return work;
    }

    /// <summary>The place among <see cref="Nodes"/> of the leaf that a sample falls into.</summary>
    /// <param name="sample">One value a column.</param>
    public int LeafIndexOf(ReadOnlySpan<float> sample)
    {
        var index = 0;
        while (true)
        {
            ref readonly var node = ref _nodes[index];
            if (node.IsLeaf)
                return index;
            index = node.SendsLeft(sample[node.ColumnIndex]) ? node.LeftIndex : node.RightIndex;
        }
    }

    /// <summary>What the tree adds to a sample's raw score.</summary>
    /// <inheritdoc cref="LeafIndexOf" path="/param"/>
    public double ValueOf(ReadOnlySpan<float> sample) => _nodes[LeafIndexOf(sample)].Value;
}
