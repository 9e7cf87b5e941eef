namespace Analytics.Boosting;

/// <summary>A tree laid out for <see cref="Kernels.SelectKernel"/>.</summary>
internal sealed class SelectTree
{
    /// <summary>Leaf numbers are bytes.</summary>
    public const int MaxLeaves = 256;

    private SelectTree(AlignedMemory<SelectStep> steps, AlignedMemory<double> values, int leafCount, int slotCount)
    {
        Steps = steps;
        Values = values;
        LeafCount = leafCount;
        SlotCount = slotCount;
    }

    /// <summary>The splits, children before parents.</summary>
    public AlignedMemory<SelectStep> Steps { get; }

    /// <summary>The values of the leaves, padded.</summary>
    public AlignedMemory<double> Values { get; }

    public int LeafCount { get; }

    /// <summary>
    /// Slot l holds leaf number l for every sample, for each of the model's leaf numbers; the slots behind them are for steps to write to.
    /// </summary>
    public int SlotCount { get; }

    /// <summary>The slot that holds the samples' leaves in the end.</summary>
    public int ResultSlot => Steps.Length == 0 ? 0 : Steps.Span[^1].Target;

    /// <param name="tree">A tree of at most <see cref="MaxLeaves"/> leaves.</param>
    /// <param name="leafSlots">The slots of leaf numbers, as many as the model's largest tree has leaves.</param>
    /// <param name="codes">The codes of each column.</param>
    /// <param name="tables">Receives the tables of the splits on categories.</param>
    public static SelectTree Create(DecisionTree tree, int leafSlots, ScoringCodes[] codes, List<byte[]> tables)
    {
        var nodes = tree.Nodes;
        var leafCount = (nodes.Length + 1) / 2;
        var steps = new AlignedMemory<SelectStep>(leafCount - 1);
        var values = new AlignedMemory<double>(Math.Max(leafCount, Kernels.SelectKernel.ValuesInRegisters));
        var pending = new Stack<int>();
        var (stepCount, leaf, slotCount) = (0, 0, leafSlots);
        // Backwards, both branches of a split come before it, the left one last.
        for (var index = nodes.Length - 1; index >= 0; index--)
        {
            if (nodes[index].IsLeaf)
            {
                values.Span[leaf] = nodes[index].Value;
                pending.Push(leaf++);
                continue;
            }

            var step = new SelectStep { Split = CodeSplit.Of(nodes[index], codes[nodes[index].ColumnIndex], tables) };
            (step.Left, step.Right) = ((ushort)pending.Pop(), (ushort)pending.Pop());
            step.Target = (ushort)(leafSlots + pending.Count);
            slotCount = Math.Max(slotCount, step.Target + 1);
            steps.Span[stepCount++] = step;
            pending.Push(step.Target);
        }

        return new SelectTree(steps, values, leafCount, slotCount);
    }
}
