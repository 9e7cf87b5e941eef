using Analytics.Boosting;
using Analytics.Prediction.Engines;

namespace Analytics.Tests.Prediction.Engines;

/// <summary>A trainer that is right but for one fault, which the contract has to find.</summary>
internal sealed class FaultyTrainer(Fault fault, int maxThreads, IReadOnlyList<int>? directions) : ITrainer
{
    private int _trained;

    public string Engine => LogisticModel.EngineName;

    public ITrainedModel Train(
        SampleMatrix samples,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<float> weights = default,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        if (fault == Fault.IgnoresMissing) samples = Filled(samples);
        if (fault == Fault.ReportsBackwards) progress?.Report(0.5);
        var model = new LogisticTrainer(fault == Fault.IgnoresDirections ? null : directions).Train(
            samples,
            fault == Fault.IsConstant ? new byte[labels.Length] : labels,
            fault == Fault.IgnoresWeights && weights.Length > 0 ? Enumerable.Repeat(1f, weights.Length).ToArray() : weights,
            fault == Fault.ReportsNothing ? null : progress,
            fault == Fault.IgnoresCancellation ? default : cancellationToken);
        return new FaultyModel(fault, model, Interlocked.Increment(ref _trained) + maxThreads);
    }

    private static SampleMatrix Filled(SampleMatrix samples) => new(samples.SampleCount, [.. samples.Columns.Select(column =>
        new SampleColumn(column.Values.ToArray().Select(value => float.IsNaN(value) ? 0.5f : value).ToArray(), column.Kind, column.CategoryCount))]);
}
