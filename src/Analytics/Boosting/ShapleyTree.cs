using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>A tree laid out for the Shapley kernels: its splits, and its leaves with what they contribute.</summary>
internal sealed unsafe class ShapleyTree
{
    private readonly AlignedMemory<ShapleyStep> _steps;
    private readonly List<(TreeNode Split, int Earlier, int Left)> _uncodedSplits = [];
    private readonly AlignedMemory<ShapleyTurn> _turns;
    private readonly AlignedMemory<float> _numbers;

    // Those with tables first, by the number of columns, so that loops over them seldom change their length.
    private readonly AlignedMemory<ShapleyLeaf> _leaves;
    private readonly int _leavesWithTables;

    /// <param name="tree">The tree.</param>
    /// <param name="paths">The paths to its leaves.</param>
    /// <param name="earlier">Of each split, the mark of the turn before it; both as <see cref="LeafPath.TryFindAll"/> finds them.</param>
    /// <param name="maxTableColumns">The columns of a path up to which it has tables.</param>
    /// <param name="codes">The codes of each column, null where there are none.</param>
    /// <param name="classTables">Receives the tables of the splits on categories.</param>
    public ShapleyTree(
        DecisionTree tree, IReadOnlyList<LeafPath> paths, IReadOnlyList<int> earlier, int maxTableColumns, ScoringCodes?[] codes, List<byte[]> classTables)
    {
        TreeNode[] splits = [.. tree.Nodes.ToArray().Where(node => !node.IsLeaf)];
        MarkCount = 2 * splits.Length + 1;
        var steps = new List<ShapleyStep>();
        foreach (var (number, split) in splits.Index())
        {
            if (codes[split.ColumnIndex] is { } ofColumn)
                steps.Add(new ShapleyStep { Split = CodeSplit.Of(split, ofColumn, classTables), Earlier = earlier[number], Left = 2 * number + 1 });
            else
                _uncodedSplits.Add((split, earlier[number], 2 * number + 1));
        }

        _steps = new AlignedMemory<ShapleyStep>(steps.Count);
        steps.CopyTo(_steps.Span);
        _turns = new AlignedMemory<ShapleyTurn>(paths.Sum(path => path.Columns.Count));
        _numbers = new AlignedMemory<float>(paths.Sum(path => NumbersOf(path, maxTableColumns)));
        _leaves = new AlignedMemory<ShapleyLeaf>(paths.Count);
        _leavesWithTables = paths.Count(path => path.Columns.Count <= maxTableColumns);
        Fill(paths.OrderBy(path => path.Columns.Count), maxTableColumns);
    }

    /// <summary>Marks that the splits make, that of no turn included.</summary>
    public int MarkCount { get; }

    /// <summary>Adds what the tree contributes for a block of 64 samples.</summary>
    /// <param name="block">The samples' values, for splits on columns without codes.</param>
    /// <param name="codes">64 codes a column.</param>
    /// <param name="classTables">64 bytes a table of classes.</param>
    /// <param name="marks">Room for the tree's marks, the first one set.</param>
    /// <param name="perColumn">For each column of the model 64 sums.</param>
    /// <param name="usePlainKernel">Whether to leave out instructions that not all processors have.</param>
    public void Add(SampleBlock block, byte* codes, byte* classTables, byte* marks, float* perColumn, bool usePlainKernel)
    {
        foreach (var (split, earlier, left) in _uncodedSplits)
            Mark(split, block, marks + earlier * TurnKernel.BlockLength, marks + left * TurnKernel.BlockLength);
        if (TurnKernel.IsSupported && !usePlainKernel)
            TurnKernel.Mark(_steps.Address, _steps.Length, codes, classTables, marks);
        else
            TurnKernel.MarkPlainly(_steps.Address, _steps.Length, codes, classTables, marks);
        if (ShapleyTableKernel.IsSupported && !usePlainKernel)
            ShapleyTableKernel.Add(_leaves.Address, _leavesWithTables, marks, perColumn);
        else
            ShapleyTableKernel.AddPlainly(_leaves.Address, _leavesWithTables, marks, perColumn);
        foreach (ref readonly var leaf in _leaves.Span[_leavesWithTables..])
        {
            if (ShapleyIntegralKernel.IsSupported && !usePlainKernel)
                ShapleyIntegralKernel.Add(leaf, marks, perColumn);
            else
                ShapleyIntegralKernel.AddPlainly(leaf, marks, perColumn);
        }
    }

    private static void Mark(TreeNode split, SampleBlock block, byte* earlier, byte* left)
    {
        var values = block.Values(split.ColumnIndex);
        for (var sample = 0; sample < values.Length; sample++)
        {
            var goesLeft = split.SendsLeft(values[sample]);
            left[sample] = goesLeft ? earlier[sample] : (byte)0;
            left[TurnKernel.BlockLength + sample] = goesLeft ? (byte)0 : earlier[sample];
        }
    }

    private static int NumbersOf(LeafPath path, int maxTableColumns) =>
        path.Columns.Count <= maxTableColumns ? LeafGame.TablesLength(path.Columns.Count) : RoundUp(LeafGame.ConstantsLength(path.Columns.Count));

    // To whole vectors, so that tables behind it are aligned.
    private static int RoundUp(int length) => (length + 15) & ~15;

    private void Fill(IEnumerable<LeafPath> paths, int maxTableColumns)
    {
        var (turnsDone, numbersDone) = (0, 0);
        foreach (var (index, path) in paths.Index())
        {
            _leaves.Span[index] = new ShapleyLeaf
            {
                ColumnCount = path.Columns.Count,
                Turns = _turns.Address + turnsDone,
                Numbers = _numbers.Address + numbersDone,
            };
            foreach (var column in path.Columns)
                _turns.Span[turnsDone++] = new ShapleyTurn { ColumnIndex = column.ColumnIndex, Mark = column.Mark };
            var numbers = _numbers.Span.Slice(numbersDone, NumbersOf(path, maxTableColumns));
            if (index < _leavesWithTables)
                new LeafGame(path).FillTables(numbers);
            else
                new LeafGame(path).FillConstants(numbers);
            numbersDone += numbers.Length;
        }
    }
}
