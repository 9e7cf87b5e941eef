using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>A node of a tree in the making. What remains of it in the model is a <see cref="TreeNode"/>.</summary>
/// <param name="number">The order of creation within the tree, by which ties between equal splits are decided last.</param>
/// <param name="depth">Questions on the way from the root.</param>
/// <param name="stretches">Where the node's samples stand in the <see cref="SamplePartition"/>, one stretch a shard.</param>
/// <param name="sums">The sums of the node's samples.</param>
/// <param name="bounds">Where the values of this node and of all below it may lie.</param>
/// <param name="value">The leaf value before the learning rate.</param>
internal sealed class GrowingNode(int number, int depth, SampleStretch[] stretches, GradientSums sums, ValueBounds bounds, double value)
{
    public int Number { get; } = number;

    public int Depth { get; } = depth;

    public SampleStretch[] Stretches { get; } = stretches;

    public int SampleCount { get; } = Count(stretches);

    public GradientSums Sums { get; } = sums;

    public ValueBounds Bounds { get; } = bounds;

    public double Value { get; } = value;

    /// <summary>Present while the node waits to be split.</summary>
    public Histogram? Histogram { get; set; }

    /// <summary>The best split known, whether or not it has been made; null when there is none.</summary>
    public Split? BestSplit { get; set; }

    /// <summary>Both children, once the node has been split.</summary>
    public (GrowingNode Left, GrowingNode Right)? Children { get; set; }

    /// <summary>The leaves below this node, from left to right; the node itself while it has no children.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public List<GrowingNode> Leaves()
    {
        var leaves = new List<GrowingNode>();
        // A stack and not recursion: a tree may be as deep as it has leaves.
        var pending = new Stack<GrowingNode>([this]);
        while (pending.TryPop(out var node))
        {
            if (node.Children is not var (left, right))
            {
                leaves.Add(node);
                continue;
            }

            pending.Push(right);
            pending.Push(left);
        }

        return leaves;
    }

    private static int Count(SampleStretch[] stretches)
    {
        var count = 0;
        foreach (var stretch in stretches)
            count += stretch.Count;
        return count;
    }
}
