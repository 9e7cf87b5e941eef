using System.Buffers;
using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>
/// Scores many samples: bottom-up by <see cref="SelectKernel"/> where the processor and the model allow it, else sample by sample. Both give
/// the same bits. Immutable; any number of threads may use it at once.
/// </summary>
internal sealed class BatchScorer
{
    /// <summary>Samples a thread takes at a time.</summary>
    private const int SamplesOfAPart = 16 * SelectKernel.BlockLength;

    private const int CacheLine = 64;

    /// <summary>Samples from which a block is worth its making.</summary>
    private const int LeastSamples = 8;

    private readonly BoostedTrees _model;
    private readonly ScoringCodes[] _codes = [];
    private readonly int[] _usedColumns;
    private readonly SelectTree[]? _trees;
    private readonly AlignedMemory<byte> _tables = new(0);
    private readonly int _leafSlots;
    private readonly int _slotCount;

    public BatchScorer(BoostedTrees model)
    {
        _model = model;
        _usedColumns = UsedColumns(model);
        if (!SelectKernel.IsSupported || !TryCreateCodes(model, out _codes))
            return;
        var largest = model.Trees.Select(tree => (tree.Nodes.Length + 1) / 2).DefaultIfEmpty(1).Max();
        if (largest > SelectTree.MaxLeaves)
            return;
        _leafSlots = largest;
        var tables = new List<byte[]>();
        _trees = [.. model.Trees.Select(tree => SelectTree.Create(tree, largest, _codes, tables))];
        _slotCount = _trees.Select(tree => tree.SlotCount).DefaultIfEmpty(1).Max();
        _tables = CodeSplit.InOne(tables);
    }

    /// <summary>Whether blocks are scored bottom-up.</summary>
    public bool UsesKernel => _trees is not null;

    public unsafe void RawScores(SampleMatrix samples, Span<double> rawScores, int maxThreads)
    {
        var parts = (rawScores.Length + SamplesOfAPart - 1) / SamplesOfAPart;
        if (maxThreads == 1 || parts < 2)
        {
            Score(samples, 0, rawScores);
            return;
        }

        fixed (double* first = rawScores)
        {
            // A lambda cannot hold a span or a pinned pointer; the address stays good until Parallel.For returns.
            var (address, length) = ((nint)first, rawScores.Length);
            Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = maxThreads }, part =>
            {
                var start = part * SamplesOfAPart;
                Score(samples, start, new Span<double>((double*)address + start, Math.Min(SamplesOfAPart, length - start)));
            });
        }
    }

    private void Score(SampleMatrix samples, int start, Span<double> rawScores)
    {
        if (_trees is null || rawScores.Length < LeastSamples)
            ScorePlainly(samples, start, rawScores);
        else
            ScoreBlocks(_trees, samples, start, rawScores);
    }

    private unsafe void ScoreBlocks(SelectTree[] trees, SampleMatrix samples, int start, Span<double> rawScores)
    {
        var (codesLength, slotsLength) = (_codes.Length * SelectKernel.BlockLength, _slotCount * SelectKernel.BlockLength);
        var buffer = ArrayPool<byte>.Shared.Rent(codesLength + slotsLength + CacheLine);
        var sums = stackalloc double[SelectKernel.BlockLength];
        fixed (byte* bytes = buffer)
        {
            var codes = (byte*)(((nuint)bytes + CacheLine - 1) & ~(nuint)(CacheLine - 1));
            var slots = codes + codesLength;
            for (var leaf = 0; leaf < _leafSlots; leaf++)
                new Span<byte>(slots + leaf * SelectKernel.BlockLength, SelectKernel.BlockLength).Fill((byte)leaf);
            for (var offset = 0; offset < rawScores.Length; offset += SelectKernel.BlockLength)
            {
                var count = Math.Min(SelectKernel.BlockLength, rawScores.Length - offset);
                // Places behind the end of a last, shorter block keep codes of the one before: they are scored and not used.
                foreach (var column in _usedColumns)
                    _codes[column].Encode(samples.Columns[column].Values.Span.Slice(start + offset, count), codes + column * SelectKernel.BlockLength);
                var block = new Span<double>(sums, SelectKernel.BlockLength);
                block.Fill(_model.InitialRawScore);
                foreach (var tree in trees)
                {
                    SelectKernel.Select(tree.Steps.Address, tree.Steps.Length, codes, _tables.Address, slots);
                    SelectKernel.AddValues(slots + tree.ResultSlot * SelectKernel.BlockLength, tree.Values.Address, tree.LeafCount, sums);
                }

                block[..count].CopyTo(rawScores[offset..]);
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void ScorePlainly(SampleMatrix samples, int start, Span<double> rawScores)
    {
        var sample = ArrayPool<float>.Shared.Rent(samples.Columns.Length);
        var values = sample.AsSpan(0, samples.Columns.Length);
        for (var index = 0; index < rawScores.Length; index++)
        {
            samples.CopySample(start + index, values);
            rawScores[index] = _model.RawScore(values);
        }

        ArrayPool<float>.Shared.Return(sample);
    }

    /// <summary>The columns that a split asks about.</summary>
    public static int[] UsedColumns(BoostedTrees model) =>
        [.. model.Trees.SelectMany(tree => tree.Nodes.ToArray()).Where(node => !node.IsLeaf).Select(node => node.ColumnIndex).Distinct().Order()];

    private static bool TryCreateCodes(BoostedTrees model, out ScoringCodes[] codes)
    {
        var splits = model.Trees.SelectMany(tree => tree.Nodes.ToArray()).Where(node => !node.IsLeaf).ToLookup(node => node.ColumnIndex);
        ScoringCodes?[] found = [.. model.Columns.Select((shape, column) => ScoringCodes.TryCreate(shape, [.. splits[column]]))];
        codes = [.. found.OfType<ScoringCodes>()];
        return codes.Length == found.Length;
    }
}
