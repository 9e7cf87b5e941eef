using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>Turns a grown tree into one that predicts: bins become thresholds and sets of categories.</summary>
internal sealed class TreeConversion(BinnedMatrix samples, LogisticLoss loss, double learningRate)
{
    /// <param name="root">The root of the grown tree.</param>
    /// <param name="partition">Which samples lie in its leaves.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DecisionTree ToDecisionTree(GrowingNode root, SamplePartition partition)
    {
        var nodes = new List<TreeNode>();
        // A stack and not recursion: a tree may be as deep as it has leaves.
        var pending = new Stack<GrowingNode>([root]);
        while (pending.TryPop(out var node))
        {
            if (node.Children is not var (left, right))
            {
                nodes.Add(ToLeaf(node, partition));
                continue;
            }

            nodes.Add(ToSplit(node.BestSplit!));
            pending.Push(right);
            pending.Push(left);
        }

        return DecisionTree.TryLink(nodes)!;
    }

    private TreeNode ToLeaf(GrowingNode node, SamplePartition partition)
    {
        return new TreeNode
        {
            Kind = TreeNodeKind.Leaf,
            Value = learningRate * node.Value,
            SampleCount = node.SampleCount,
            Cover = loss.HasWeights ? SumWeights(node, partition) : node.SampleCount,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double SumWeights(GrowingNode node, SamplePartition partition)
    {
        var sum = 0.0;
        foreach (var stretch in node.Stretches)
        {
            foreach (var sampleIndex in partition.SamplesOf(stretch))
                sum += loss.Weight(sampleIndex);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TreeNode ToSplit(Split split)
    {
        var binned = samples.Columns[split.ColumnIndex];
        var missingGoesLeft = split.GoesLeft.Contains(binned.MissingBin);
        var node = new TreeNode { ColumnIndex = split.ColumnIndex, MissingGoesLeft = missingGoesLeft, Gain = split.Gain };
        return binned switch
        {
            BinnedCategoryColumn column => node with
            {
                Kind = TreeNodeKind.Categories,
                LeftCategories = column.CodesGoingLeft(split.GoesLeft),
            },
            BinnedNumericColumn column => node with
            {
                Kind = TreeNodeKind.Threshold,
                Threshold = column.UpperThreshold(split.Position),
            },
            var column => throw new UnreachableException($"A column binned as {column.GetType().Name}."),
        };
    }
}
