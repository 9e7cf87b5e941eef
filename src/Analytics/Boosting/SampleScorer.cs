using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>
/// Scores single samples without allocating: small trees by <see cref="MatchKernel"/> where the processor allows it, others by walking down
/// them. Both give the same bits. Immutable; any number of threads may use it at once.
/// </summary>
internal sealed class SampleScorer
{
    private readonly BoostedTrees _model;
    private readonly MatchForest? _forest;

    public SampleScorer(BoostedTrees model)
    {
        _model = model;
        _forest = MatchForest.TryCreate(model);
    }

    /// <param name="sample">As many values as the model has columns.</param>
    public unsafe double RawScore(ReadOnlySpan<float> sample)
    {
        if (_forest is null)
            return WalkDown(sample);
        if (sample.Length >= MatchKernel.ColumnsInRegisters)
        {
            fixed (float* values = sample)
                return _forest.AddTo(_model.InitialRawScore, values, sample.Length);
        }

        var padded = stackalloc float[MatchKernel.ColumnsInRegisters];
        sample.CopyTo(new Span<float>(padded, MatchKernel.ColumnsInRegisters));
        return _forest.AddTo(_model.InitialRawScore, padded, sample.Length);
    }

    private double WalkDown(ReadOnlySpan<float> sample)
    {
        var rawScore = _model.InitialRawScore;
        foreach (var tree in _model.Trees)
            rawScore += tree.ValueOf(sample);
        return rawScore;
    }
}
