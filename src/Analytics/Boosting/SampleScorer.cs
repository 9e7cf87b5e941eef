using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>
/// Scores single samples without allocating: small trees by <see cref="MatchKernel"/> where the processor allows it, others by walking down
/// them. Both give the same bits. Immutable; any number of threads may use it at once.
/// </summary>
internal sealed class SampleScorer
{
    private readonly BoostedTrees _model;
    private readonly MatchTree?[] _matchTrees;

    public SampleScorer(BoostedTrees model)
    {
        _model = model;
        _matchTrees = [.. model.Trees.Select(tree => MatchKernel.IsSupported && MatchTree.Fits(tree) ? new MatchTree(tree) : null)];
    }

    /// <param name="sample">As many values as the model has columns.</param>
    public unsafe double RawScore(ReadOnlySpan<float> sample)
    {
        if (sample.Length >= MatchKernel.ColumnsInRegisters)
        {
            fixed (float* values = sample)
                return Sum(values, sample);
        }

        var padded = stackalloc float[MatchKernel.ColumnsInRegisters];
        sample.CopyTo(new Span<float>(padded, MatchKernel.ColumnsInRegisters));
        return Sum(padded, sample);
    }

    private unsafe double Sum(float* values, ReadOnlySpan<float> sample)
    {
        var rawScore = _model.InitialRawScore;
        for (var treeIndex = 0; treeIndex < _matchTrees.Length; treeIndex++)
            rawScore += _matchTrees[treeIndex] is { } tree ? tree.ValueOf(values, sample.Length) : _model.Trees[treeIndex].ValueOf(sample);
        return rawScore;
    }
}
