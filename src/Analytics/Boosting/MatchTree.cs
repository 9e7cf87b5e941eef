using System.Runtime.CompilerServices;
using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>A tree of at most 32 leaves laid out for <see cref="MatchKernel"/>.</summary>
internal sealed unsafe class MatchTree
{
    private readonly AlignedMemory<int> _columns = new(MatchKernel.MaxLeaves);
    private readonly AlignedMemory<float> _thresholds = new(MatchKernel.MaxLeaves);
    private readonly AlignedMemory<uint> _asked = new(MatchKernel.MaxLeaves);
    private readonly AlignedMemory<uint> _expected = new(MatchKernel.MaxLeaves);
    private readonly AlignedMemory<double> _values = new(MatchKernel.MaxLeaves);
    private readonly (int Bit, TreeNode Split)[] _categorySplits;
    private readonly uint _missingLeft;

    public MatchTree(DecisionTree tree)
    {
        _thresholds.Span.Fill(float.NaN);
        // Nothing masked is ever 1.
        _expected.Span.Fill(1);
        var categorySplits = new List<(int Bit, TreeNode Split)>();
        var (splitCount, leafCount) = (0, 0);
        var pending = new Stack<(int NodeIndex, uint Asked, uint Expected)>([(0, 0, 0)]);
        while (pending.TryPop(out var place))
        {
            var node = tree.Nodes[place.NodeIndex];
            if (node.IsLeaf)
            {
                (_asked.Span[leafCount], _expected.Span[leafCount]) = (place.Asked, place.Expected);
                _values.Span[leafCount++] = node.Value;
                continue;
            }

            var bit = 1u << splitCount;
            if (node.Kind == TreeNodeKind.Categories)
            {
                categorySplits.Add((splitCount, node));
            }
            else
            {
                (_columns.Span[splitCount], _thresholds.Span[splitCount]) = (node.ColumnIndex, node.Threshold);
                _missingLeft |= node.MissingGoesLeft ? bit : 0;
            }

            splitCount++;
            pending.Push((node.RightIndex, place.Asked | bit, place.Expected));
            pending.Push((node.LeftIndex, place.Asked | bit, place.Expected | bit));
        }

        _categorySplits = [.. categorySplits];
    }

    public static bool Fits(DecisionTree tree) => tree.Nodes.Length < 2 * MatchKernel.MaxLeaves;

    /// <param name="sample">One value a column, and room to read 32.</param>
    /// <param name="columnCount">The number of columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double ValueOf(float* sample, int columnCount)
    {
        var answers = MatchKernel.Answers(sample, columnCount, _columns.Address, _thresholds.Address, _missingLeft);
        foreach (ref readonly var categorySplit in _categorySplits.AsSpan())
            answers |= categorySplit.Split.SendsLeft(sample[categorySplit.Split.ColumnIndex]) ? 1u << categorySplit.Bit : 0;
        return _values.Address[MatchKernel.Match(answers, _asked.Address, _expected.Address)];
    }
}
