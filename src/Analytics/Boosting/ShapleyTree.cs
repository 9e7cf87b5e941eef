using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>A tree laid out for <see cref="ShapleyKernel"/>: its splits, and its leaves with the turns that lead to them.</summary>
internal sealed unsafe class ShapleyTree
{
    /// <summary>Below this single precision does not do: a reciprocal would be too near to overflow.</summary>
    private const double SmallestShare = 1e-12;

    private readonly TreeNode[] _splits;
    private readonly ShapleyLeaf[] _leaves;

    // For each column of each leaf, one after another: the turns there, as split number * 2 + (goes right ? 1 : 0), and where they start.
    private readonly int[] _turns;
    private readonly int[] _turnStarts;
    private readonly AlignedMemory<int> _columns;
    private readonly AlignedMemory<float> _constants;
    private readonly AlignedMemory<float>[] _weights;

    private ShapleyTree(TreeNode[] splits, List<List<PathColumn>> paths, List<double> values)
    {
        _splits = splits;
        _turns = [.. paths.SelectMany(path => path).SelectMany(column => column.Turns)];
        _columns = new AlignedMemory<int>(paths.Sum(path => path.Count));
        _turnStarts = new int[_columns.Length + 1];
        _constants = new AlignedMemory<float>(paths.Sum(path => path.Count * ShapleyLeaf.ConstantsOf(PointsFor(path.Count))));
        GaussLegendreRule[] rules = [.. Enumerable.Range(1, ShapleyKernel.MaxPoints).Select(points => new GaussLegendreRule(points))];
        _weights = [.. rules.Select(rule => ToSingles(rule.Weights))];
        _leaves = new ShapleyLeaf[paths.Count];
        var (columnsDone, constantsDone) = (0, 0);
        for (var index = 0; index < paths.Count; index++)
        {
            var rule = rules[PointsFor(paths[index].Count) - 1];
            _leaves[index] = new ShapleyLeaf
            {
                ColumnCount = paths[index].Count,
                Columns = _columns.Address + columnsDone,
                PointCount = rule.Points.Length,
                Weights = _weights[rule.Points.Length - 1].Address,
                Constants = _constants.Address + constantsDone,
            };
            foreach (var column in paths[index])
            {
                _columns.Span[columnsDone] = column.ColumnIndex;
                _turnStarts[columnsDone + 1] = _turnStarts[columnsDone++] + column.Turns.Count;
                Fill(_constants.Span.Slice(constantsDone, ShapleyLeaf.ConstantsOf(rule.Points.Length)), rule, column.Share, values[index]);
                constantsDone += ShapleyLeaf.ConstantsOf(rule.Points.Length);
            }
        }
    }

    public int SplitCount => _splits.Length;

    /// <summary>Null where paths are too long or shares too small for single precision.</summary>
    public static ShapleyTree? TryCreate(DecisionTree tree)
    {
        var nodes = tree.Nodes;
        var (splits, paths, values) = (new List<TreeNode>(), new List<List<PathColumn>>(), new List<double>());
        var pending = new Stack<(int NodeIndex, List<PathColumn> Path)>([(0, [])]);
        while (pending.TryPop(out var place))
        {
            var node = nodes[place.NodeIndex];
            if (node.IsLeaf)
            {
                if (place.Path.Count > 2 * ShapleyKernel.MaxPoints || place.Path.Exists(column => column.Share < SmallestShare))
                    return null;
                paths.Add(place.Path);
                values.Add(node.Value);
                continue;
            }

            var number = splits.Count;
            splits.Add(node);
            pending.Push((node.RightIndex, Extend(place.Path, node, 2 * number + 1, nodes[node.RightIndex].Cover / node.Cover)));
            pending.Push((node.LeftIndex, Extend(place.Path, node, 2 * number, nodes[node.LeftIndex].Cover / node.Cover)));
        }

        return new ShapleyTree([.. splits], paths, values);
    }

    /// <summary>Adds what the tree contributes for a block of 32 samples.</summary>
    /// <param name="values">For each column of the model 32 values.</param>
    /// <param name="answers">Room for one mask a split.</param>
    /// <param name="perColumn">For each column of the model 32 sums.</param>
    /// <param name="usePlainKernel">Whether to leave out instructions that not all processors have.</param>
    public void Add(float* values, uint* answers, float* perColumn, bool usePlainKernel)
    {
        var usesVectors = ShapleyKernel.IsSupported && !usePlainKernel;
        for (var number = 0; number < _splits.Length; number++)
        {
            ref readonly var split = ref _splits[number];
            var column = values + split.ColumnIndex * ShapleyKernel.BlockLength;
            answers[number] = usesVectors && split.Kind == TreeNodeKind.Threshold
                ? ShapleyKernel.SamplesGoingLeft(column, split.Threshold, split.MissingGoesLeft)
                : SamplesGoingLeft(split, column);
        }

        var turns = stackalloc uint[2 * ShapleyKernel.MaxPoints];
        var columnsDone = 0;
        foreach (ref readonly var leaf in _leaves.AsSpan())
        {
            for (var column = 0; column < leaf.ColumnCount; column++, columnsDone++)
                turns[column] = SamplesTakingTurns(columnsDone, answers);
            if (usesVectors)
                ShapleyKernel.AddLeaf(leaf, turns, perColumn);
            else
                ShapleyKernel.AddLeafPlainly(leaf, turns, perColumn);
        }
    }

    private uint SamplesTakingTurns(int pathColumn, uint* answers)
    {
        var samples = uint.MaxValue;
        for (var index = _turnStarts[pathColumn]; index < _turnStarts[pathColumn + 1]; index++)
        {
            var turn = _turns[index];
            samples &= (turn & 1) == 0 ? answers[turn >> 1] : ~answers[turn >> 1];
        }

        return samples;
    }

    private static uint SamplesGoingLeft(in TreeNode split, float* values)
    {
        var samples = 0u;
        for (var sample = 0; sample < ShapleyKernel.BlockLength; sample++)
            samples |= split.SendsLeft(values[sample]) ? 1u << sample : 0;
        return samples;
    }

    private static List<PathColumn> Extend(List<PathColumn> path, TreeNode split, int turn, double share)
    {
        var extended = new List<PathColumn>(path);
        var place = extended.FindIndex(column => column.ColumnIndex == split.ColumnIndex);
        if (place < 0)
            extended.Add(new PathColumn(split.ColumnIndex, [turn], share));
        else
            extended[place] = new PathColumn(split.ColumnIndex, [.. extended[place].Turns, turn], extended[place].Share * share);
        return extended;
    }

    private static int PointsFor(int columnCount) => Math.Max(1, (columnCount + 1) / 2);

    private static void Fill(Span<float> constants, GaussLegendreRule rule, double share, double value)
    {
        for (var point = 0; point < rule.Points.Length; point++)
        {
            var unknown = (1 - rule.Points[point]) * share;
            var known = rule.Points[point] + unknown;
            constants[4 * point] = (float)known;
            constants[4 * point + 1] = (float)unknown;
            constants[4 * point + 2] = (float)(1 / known);
            constants[4 * point + 3] = (float)(1 / unknown);
        }

        constants[^2] = (float)(value * (1 - share));
        constants[^1] = (float)(-value * share);
    }

    private static AlignedMemory<float> ToSingles(ReadOnlySpan<double> numbers)
    {
        var singles = new AlignedMemory<float>(numbers.Length);
        for (var index = 0; index < numbers.Length; index++)
            singles.Span[index] = (float)numbers[index];
        return singles;
    }

    /// <param name="ColumnIndex">A column on a leaf's path.</param>
    /// <param name="Turns">The turns there, at all splits of the path that ask about the column.</param>
    /// <param name="Share">The share of samples that take them: the product of the children's shares of their parents' covers.</param>
    private sealed record PathColumn(int ColumnIndex, List<int> Turns, double Share);
}
