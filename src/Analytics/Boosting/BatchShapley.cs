using System.Buffers;
using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>
/// Shapley values of many samples, for <see cref="TreeShapley"/>. Samples go through a tree 64 at a time, and several such blocks one after the
/// other while the tree's tables are at hand.
/// </summary>
internal sealed unsafe class BatchShapley
{
    private const int BlockLength = TurnKernel.BlockLength;
    private const int MaxBlocks = 8;
    private const int CacheLine = 64;

    /// <summary>What sums and codes of several blocks may take together, so that they stay in a core's second cache.</summary>
    private const int BlockBytes = 512 * 1024;

    /// <summary>What the tables of a model may take; paths of more columns do without.</summary>
    private const long MaxTableBytes = 16 * 1024 * 1024;

    private readonly ScoringCodes?[] _codes;
    private readonly AlignedMemory<byte> _classTables;
    private readonly ShapleyTree?[] _trees;
    private readonly int _columnCount;
    private readonly int[] _usedColumns;
    private readonly int _markCount;
    private readonly int _blocksAtATime;

    public BatchShapley(BoostedTrees model)
    {
        _columnCount = model.ColumnCount;
        _usedColumns = BatchScorer.UsedColumns(model);
        var splits = model.Trees.SelectMany(tree => tree.Nodes.ToArray()).Where(node => !node.IsLeaf).ToLookup(node => node.ColumnIndex);
        _codes = [.. model.Columns.Select((shape, column) => ScoringCodes.TryCreate(shape, [.. splits[column]]))];
        var earlier = model.Trees.Select(_ => new List<int>()).ToArray();
        var paths = model.Trees.Select((tree, index) => LeafPath.TryFindAll(tree, earlier[index])).ToArray();
        var maxTableColumns = MaxTableColumns(paths);
        var classTables = new List<byte[]>();
        _trees = [.. model.Trees.Select((tree, index) =>
            paths[index] is { } found ? new ShapleyTree(tree, found, earlier[index], maxTableColumns, _codes, classTables) : null)];
        _classTables = CodeSplit.InOne(classTables);
        _markCount = _trees.Select(tree => tree?.MarkCount ?? 1).DefaultIfEmpty(1).Max();
        _blocksAtATime = Math.Clamp(BlockBytes / (Math.Max(_columnCount, 1) * BlockLength * (sizeof(float) + 1)), 1, MaxBlocks);
    }

    /// <summary>Adds what a tree contributes for one sample, in double precision.</summary>
    public delegate void TreeAdder(int treeIndex, ReadOnlySpan<float> sample, Span<double> perColumn);

    /// <param name="samples">The samples.</param>
    /// <param name="perColumn">For each sample, one after another, one place a column.</param>
    /// <param name="usePlainKernel">Whether to leave out instructions that not all processors have.</param>
    /// <param name="addTree">For the trees that single precision does not do for.</param>
    public void Add(SampleMatrix samples, Span<double> perColumn, bool usePlainKernel, TreeAdder addTree)
    {
        var length = _columnCount * BlockLength;
        var bytes = ArrayPool<byte>.Shared.Rent(_blocksAtATime * length * (sizeof(float) + 1) + _markCount * BlockLength + CacheLine);
        fixed (byte* start = bytes)
        {
            var sums = (float*)(((nuint)start + CacheLine - 1) & ~(nuint)(CacheLine - 1));
            var codes = (byte*)(sums + _blocksAtATime * length);
            var marks = codes + _blocksAtATime * length;
            new Span<byte>(marks, BlockLength).Fill(byte.MaxValue);
            for (var first = 0; first < samples.SampleCount; first += _blocksAtATime * BlockLength)
            {
                SampleBlock[] blocks = [.. BlocksFrom(samples, first)];
                new Span<float>(sums, blocks.Length * length).Clear();
                for (var index = 0; index < blocks.Length; index++)
                    Encode(blocks[index], codes + index * length);
                foreach (var tree in _trees)
                {
                    for (var index = 0; tree is not null && index < blocks.Length; index++)
                        tree.Add(blocks[index], codes + index * length, _classTables.Address, marks, sums + index * length, usePlainKernel);
                }

                for (var index = 0; index < blocks.Length; index++)
                    CopySums(blocks[index], sums + index * length, perColumn);
            }
        }

        ArrayPool<byte>.Shared.Return(bytes);
        if (_trees.Contains(null))
            AddOtherTrees(samples, perColumn, addTree);
    }

    private IEnumerable<SampleBlock> BlocksFrom(SampleMatrix samples, int first)
    {
        for (var index = 0; index < _blocksAtATime && first < samples.SampleCount; index++, first += BlockLength)
            yield return new SampleBlock(samples, first, Math.Min(BlockLength, samples.SampleCount - first));
    }

    // Places behind the end of a last, shorter block keep what was there: they are worked on and not used.
    private void Encode(SampleBlock block, byte* codes)
    {
        foreach (var column in _usedColumns)
            _codes[column]?.Encode(block.Values(column), codes + column * BlockLength);
    }

    private void CopySums(SampleBlock block, float* sums, Span<double> perColumn)
    {
        for (var index = 0; index < block.Count; index++)
        {
            var places = perColumn.Slice((block.First + index) * _columnCount, _columnCount);
            for (var column = 0; column < places.Length; column++)
                places[column] = sums[column * BlockLength + index];
        }
    }

    private void AddOtherTrees(SampleMatrix samples, Span<double> perColumn, TreeAdder addTree)
    {
        var sample = new float[_columnCount];
        for (var index = 0; index < samples.SampleCount; index++)
        {
            samples.CopySample(index, sample);
            for (var treeIndex = 0; treeIndex < _trees.Length; treeIndex++)
            {
                if (_trees[treeIndex] is null)
                    addTree(treeIndex, sample, perColumn.Slice(index * _columnCount, _columnCount));
            }
        }
    }

    private static int MaxTableColumns(List<LeafPath>?[] paths)
    {
        var leaves = paths.OfType<List<LeafPath>>().SelectMany(path => path).CountBy(path => path.Columns.Count).ToDictionary();
        var bytes = 0L;
        for (var columns = 1; columns <= ShapleyTableKernel.MaxColumns; columns++)
        {
            bytes += (long)leaves.GetValueOrDefault(columns) * LeafGame.TablesLength(columns) * sizeof(float);
            if (bytes > MaxTableBytes)
                return columns - 1;
        }

        return ShapleyTableKernel.MaxColumns;
    }
}
