using System.Runtime.CompilerServices;
using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>
/// Trees of at most 32 leaves laid out for <see cref="MatchKernel"/>, one behind the other: what a score reads of a hundred of them is about
/// the size of a core's first cache.
/// </summary>
internal sealed unsafe class MatchForest
{
    private readonly int _treeCount;
    private readonly AlignedMemory<MatchTree> _trees;
    private readonly AlignedMemory<double> _values;

    // For each tree its splits on categories, which are answered one by one; null where no tree has any.
    private readonly (int Bit, TreeNode Split)[][]? _categorySplits;

    private MatchForest(IReadOnlyList<DecisionTree> trees)
    {
        _treeCount = trees.Count;
        _trees = new AlignedMemory<MatchTree>(trees.Count);
        _values = new AlignedMemory<double>(trees.Count * MatchKernel.MaxLeaves);
        var categorySplits = new (int Bit, TreeNode Split)[trees.Count][];
        for (var index = 0; index < trees.Count; index++)
            categorySplits[index] = Lay(trees[index], ref _trees.Span[index], _values.Span.Slice(index * MatchKernel.MaxLeaves, MatchKernel.MaxLeaves));
        _categorySplits = categorySplits.Any(splits => splits.Length > 0) ? categorySplits : null;
    }

    /// <summary>Null where a tree has more leaves, a column a higher number than bytes hold, or the processor lacks the instructions.</summary>
    public static MatchForest? TryCreate(BoostedTrees model)
    {
        var fits = MatchKernel.IsSupported && model.ColumnCount <= 256 && model.Trees.All(tree => tree.Nodes.Length < 2 * MatchKernel.MaxLeaves);
        return fits ? new MatchForest(model.Trees) : null;
    }

    /// <summary>Adds the trees' values to a raw score, one after another.</summary>
    /// <param name="rawScore">What there is before them.</param>
    /// <param name="sample">One value a column, and room to read 32.</param>
    /// <param name="columnCount">The number of columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double AddTo(double rawScore, float* sample, int columnCount)
    {
        var hasMissing = false;
        for (var column = 0; column < columnCount; column++)
            hasMissing |= float.IsNaN(sample[column]);
        var tree = _trees.Address;
        var values = _values.Address;
        for (var index = 0; index < _treeCount; index++)
        {
            var answers = MatchKernel.Answers(sample, columnCount, hasMissing, tree);
            if (_categorySplits is not null)
                answers |= CategoryAnswers(_categorySplits[index], sample);
            rawScore += values[MatchKernel.Match(answers, tree)];
            tree++;
            values += MatchKernel.MaxLeaves;
        }

        return rawScore;
    }

    private static uint CategoryAnswers((int Bit, TreeNode Split)[] splits, float* sample)
    {
        var answers = 0u;
        foreach (ref readonly var categorySplit in splits.AsSpan())
            answers |= categorySplit.Split.SendsLeft(sample[categorySplit.Split.ColumnIndex]) ? 1u << categorySplit.Bit : 0;
        return answers;
    }

    private static (int Bit, TreeNode Split)[] Lay(DecisionTree tree, ref MatchTree laid, Span<double> values)
    {
        for (var place = 0; place < MatchKernel.MaxLeaves; place++)
        {
            laid.Thresholds[place] = float.NaN;
            // Nothing masked is ever 1.
            laid.Expected[place] = 1;
        }

        var categorySplits = new List<(int Bit, TreeNode Split)>();
        var (splitCount, leafCount) = (0, 0);
        var pending = new Stack<(int NodeIndex, uint Asked, uint Expected)>([(0, 0, 0)]);
        while (pending.TryPop(out var place))
        {
            var node = tree.Nodes[place.NodeIndex];
            if (node.IsLeaf)
            {
                (laid.Asked[leafCount], laid.Expected[leafCount]) = (place.Asked, place.Expected);
                values[leafCount++] = node.Value;
                continue;
            }

            var bit = 1u << splitCount;
            if (node.Kind == TreeNodeKind.Categories)
            {
                categorySplits.Add((splitCount, node));
            }
            else
            {
                (laid.Columns[splitCount], laid.Thresholds[splitCount]) = ((byte)node.ColumnIndex, node.Threshold);
                laid.MissingLeft |= node.MissingGoesLeft ? bit : 0;
            }

            splitCount++;
            pending.Push((node.RightIndex, place.Asked | bit, place.Expected));
            pending.Push((node.LeftIndex, place.Asked | bit, place.Expected | bit));
        }

        return [.. categorySplits];
    }
}
