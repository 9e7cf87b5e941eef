using System.Buffers;
using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>Shapley values of many samples, for <see cref="TreeShapley"/>.</summary>
internal sealed class BatchShapley
{
    private const int BlockLength = ShapleyKernel.BlockLength;

    private readonly ShapleyTree?[] _trees;
    private readonly int _columnCount;
    private readonly int _largestSplitCount;

    public BatchShapley(BoostedTrees model)
    {
        _columnCount = model.ColumnCount;
        _trees = [.. model.Trees.Select(ShapleyTree.TryCreate)];
        _largestSplitCount = _trees.Select(tree => tree?.SplitCount ?? 0).DefaultIfEmpty(0).Max();
    }

    /// <summary>Adds what a tree contributes for one sample, in double precision.</summary>
    public delegate void TreeAdder(int treeIndex, ReadOnlySpan<float> sample, Span<double> perColumn);

    /// <param name="samples">The samples.</param>
    /// <param name="perColumn">For each sample, one after another, one place a column.</param>
    /// <param name="usePlainKernel">Whether to leave out instructions that not all processors have.</param>
    /// <param name="addTree">For the trees that single precision does not do for.</param>
    public unsafe void Add(SampleMatrix samples, Span<double> perColumn, bool usePlainKernel, TreeAdder addTree)
    {
        var length = _columnCount * BlockLength;
        var numbers = ArrayPool<float>.Shared.Rent(2 * length + BlockLength);
        var answers = ArrayPool<uint>.Shared.Rent(Math.Max(_largestSplitCount, 1));
        fixed (float* start = numbers)
        fixed (uint* masks = answers)
        {
            var values = (float*)(((nuint)start + 63) & ~(nuint)63);
            var sums = values + length;
            for (var first = 0; first < samples.SampleCount; first += BlockLength)
            {
                var count = Math.Min(BlockLength, samples.SampleCount - first);
                new Span<float>(values, 2 * length).Clear();
                for (var column = 0; column < _columnCount; column++)
                    samples.Columns[column].Values.Span.Slice(first, count).CopyTo(new Span<float>(values + column * BlockLength, BlockLength));
                foreach (var tree in _trees)
                    tree?.Add(values, masks, sums, usePlainKernel);
                for (var index = 0; index < count; index++)
                {
                    var places = perColumn.Slice((first + index) * _columnCount, _columnCount);
                    for (var column = 0; column < _columnCount; column++)
                        places[column] = sums[column * BlockLength + index];
                    AddOtherTrees(samples, first + index, places, addTree);
                }
            }
        }

        ArrayPool<uint>.Shared.Return(answers);
        ArrayPool<float>.Shared.Return(numbers);
    }

    private void AddOtherTrees(SampleMatrix samples, int sampleIndex, Span<double> perColumn, TreeAdder addTree)
    {
        if (!_trees.Contains(null))
            return;
        var sample = new float[_columnCount];
        samples.CopySample(sampleIndex, sample);
        for (var treeIndex = 0; treeIndex < _trees.Length; treeIndex++)
        {
            if (_trees[treeIndex] is null)
                addTree(treeIndex, sample, perColumn);
        }
    }
}
