namespace Analytics.Boosting;

/// <summary>
/// The weighted logistic loss Σ w·(log(1 + e^s) − y·s) of raw scores s (log-odds) against labels y, and its derivatives, rounded so that
/// their sums are exact.
/// </summary>
internal sealed class LogisticLoss
{
    private readonly byte[] _labels;
    private readonly double[]? _weights;
    private readonly SummableRounding _rounding;

    /// <param name="labels">0 or 1 for each sample; at least one.</param>
    /// <param name="weights">Above 0 for each sample, or empty when all are 1.</param>
    public LogisticLoss(ReadOnlySpan<byte> labels, ReadOnlySpan<float> weights)
    {
        var largestWeight = 1f;
        if (!weights.IsEmpty)
        {
            largestWeight = 0;
            foreach (var weight in weights)
                largestWeight = Math.Max(largestWeight, weight);
        }

        _labels = labels.ToArray();
        _rounding = new SummableRounding(labels.Length, largestWeight);
        if (!weights.IsEmpty)
        {
            _weights = new double[weights.Length];
            for (var sampleIndex = 0; sampleIndex < weights.Length; sampleIndex++)
                _weights[sampleIndex] = _rounding.Round(weights[sampleIndex]);
        }

        double positives = 0, negatives = 0;
        for (var sampleIndex = 0; sampleIndex < _labels.Length; sampleIndex++)
        {
            if (_labels[sampleIndex] == 1)
                positives += Weight(sampleIndex);
            else
                negatives += Weight(sampleIndex);
        }

        HasBothLabels = positives > 0 && negatives > 0;
        InitialRawScore = HasBothLabels ? Math.Log(positives / negatives) : Math.Log((positives + 1) / (negatives + 1));
    }

    /// <summary>Whether there is anything to tell apart.</summary>
    public bool HasBothLabels { get; }

    /// <summary>
    /// The raw score that fits all samples best when they share one: the log-odds of the weighted share of positives. That is infinite when
    /// all labels are the same; there Laplace's rule of succession gives a finite one, (positives + 1) / (all + 2).
    /// </summary>
    public double InitialRawScore { get; }

    public double Weight(int sampleIndex) => _weights is null ? 1 : _weights[sampleIndex];

    /// <summary>
    /// Derivatives of the loss of the samples from <paramref name="start"/> up to, not including, <paramref name="end"/>.
    /// </summary>
    public void Differentiate(double[] rawScores, GradientPair[] gradients, int start, int end)
    {
        for (var sampleIndex = start; sampleIndex < end; sampleIndex++)
        {
            var probability = Probability(rawScores[sampleIndex]);
            var weight = Weight(sampleIndex);
            gradients[sampleIndex] = new GradientPair(
                _rounding.Round(weight * (probability - _labels[sampleIndex])),
                _rounding.Round(weight * probability * (1 - probability)));
        }
    }

    /// <summary>The logistic function of a raw score.</summary>
    public static double Probability(double rawScore) => 1 / (1 + Math.Exp(-rawScore));
}
