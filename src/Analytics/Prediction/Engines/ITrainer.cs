using Analytics.Boosting;

namespace Analytics.Prediction.Engines;

/// <summary>Learns to tell label 1 from label 0. One instance may train several models, also at once.</summary>
public interface ITrainer
{
    /// <summary>Name of the engine, which a model file gives so that the right one reads it.</summary>
    string Engine { get; }

    /// <param name="samples">At least one sample.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <param name="weights">At least 0 a sample and not all 0, or empty when all are 1. Weight 0 is the same as leaving the sample out.</param>
    /// <param name="progress">Told the share done, ever more of it, at last 1; on the calling thread.</param>
    /// <param name="cancellationToken">Heeded within a fraction of a second.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a label or weight is out of its range.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled; there is no partial model.</exception>
    ITrainedModel Train(
        SampleMatrix samples,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<float> weights = default,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default);
}
