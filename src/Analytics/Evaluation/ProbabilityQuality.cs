namespace Analytics.Evaluation;

/// <summary>How well probabilities fit what happened.</summary>
public static class ProbabilityQuality
{
    // A probability of exactly 0 or 1 that is wrong once would make the whole mean infinite.
    private const double Smallest = 1e-15;

    /// <summary>Mean negative log-likelihood in nats; lower is better.</summary>
    /// <returns><c>null</c> without samples.</returns>
    public static double? LogLoss(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels)
    {
        if (probabilities.Length != labels.Length) throw new ArgumentException("There must be one label a probability.", nameof(labels));
        if (labels.Length == 0) return null;
        double sum = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var probability = Math.Clamp(probabilities[i], Smallest, 1 - Smallest);
            sum -= labels[i] != 0 ? Math.Log(probability) : Math.Log(1 - probability);
        }
        return sum / labels.Length;
    }

    /// <summary>Mean squared distance of probability and label (Brier 1950); lower is better, p(1−p) for a constant p that is right.</summary>
    /// <returns><c>null</c> without samples.</returns>
    public static double? Brier(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels)
    {
        if (probabilities.Length != labels.Length) throw new ArgumentException("There must be one label a probability.", nameof(labels));
        if (labels.Length == 0) return null;
        double sum = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var distance = probabilities[i] - (labels[i] != 0 ? 1 : 0);
            sum += distance * distance;
        }
        return sum / labels.Length;
    }
}
