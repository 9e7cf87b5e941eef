namespace Analytics.Boosting;

/// <summary>Samples that a model is not trained on, and by which it is seen when training has to end.</summary>
public sealed class ValidationSamples
{
    private readonly byte[] _labels;
    private readonly float[] _weights;

    /// <param name="samples">At least one sample, with columns of the same kinds and codes as those trained on.</param>
    /// <param name="labels">0 or 1 for each sample.</param>
    /// <param name="weights">At least 0 and finite for each sample, one of them above 0; or empty when all are 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, a label or weight is out of its range, or no sample has weight.</exception>
    public ValidationSamples(SampleMatrix samples, ReadOnlySpan<byte> labels, ReadOnlySpan<float> weights = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        TrainingArguments.CheckLabels(samples, labels);
        TrainingArguments.CheckWeights(samples, weights);
        if (!weights.IsEmpty && !weights.ContainsAnyExcept(0f))
            throw new ArgumentException("No sample has a weight above 0.", nameof(weights));
        Samples = samples;
        _labels = labels.ToArray();
        _weights = weights.ToArray();
    }

    public SampleMatrix Samples { get; }

    /// <summary>The summed, weighted logistic loss of raw scores, in nats.</summary>
    internal double Loss(ReadOnlySpan<double> rawScores)
    {
        var loss = 0.0;
        for (var sampleIndex = 0; sampleIndex < rawScores.Length; sampleIndex++)
            loss += (_weights.Length == 0 ? 1 : _weights[sampleIndex]) * LogisticLoss.Of(rawScores[sampleIndex], _labels[sampleIndex]);

        return loss;
    }
}
