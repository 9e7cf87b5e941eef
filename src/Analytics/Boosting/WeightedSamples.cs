namespace Analytics.Boosting;

/// <summary>Leaves out samples of weight 0, so that training knows nothing of them.</summary>
internal static class WeightedSamples
{
    /// <exception cref="ArgumentException">No sample has a weight above 0.</exception>
    public static (SampleMatrix Samples, byte[] Labels, float[] Weights) Of(
        SampleMatrix samples, ReadOnlySpan<byte> labels, ReadOnlySpan<float> weights)
    {
        var indexes = new List<int>();
        for (var sampleIndex = 0; sampleIndex < weights.Length; sampleIndex++)
        {
            if (weights[sampleIndex] > 0)
                indexes.Add(sampleIndex);
        }

        if (indexes.Count == 0)
            throw new ArgumentException("No sample has a weight above 0.", nameof(weights));
        int[] kept = [.. indexes];
        return (samples.SelectSamples(kept), Select(labels, kept), Select(weights, kept));
    }

    private static T[] Select<T>(ReadOnlySpan<T> values, int[] indexes)
    {
        var selected = new T[indexes.Length];
        for (var index = 0; index < indexes.Length; index++)
            selected[index] = values[indexes[index]];
        return selected;
    }
}
