namespace Analytics.Statistics;

/// <summary>Pearson correlations of several columns.</summary>
internal static class Correlations
{
    /// <param name="columns">Each a value a sample.</param>
    /// <param name="weights">How often each sample counts, or empty when all count once.</param>
    /// <returns>Symmetric, ones on the diagonal; <c>null</c> where a column does not vary.</returns>
    public static double[,]? TryOf(double[][] columns, ReadOnlySpan<int> weights = default)
    {
        var size = columns.Length;
        var count = columns[0].Length;
        var means = new double[size];
        double total = 0;
        for (var sample = 0; sample < count; sample++)
        {
            var weight = weights.IsEmpty ? 1 : weights[sample];
            total += weight;
            for (var column = 0; column < size; column++) means[column] += weight * columns[column][sample];
        }
        for (var column = 0; column < size; column++) means[column] /= total;

        var products = new double[size, size];
        var centred = new double[size];
        for (var sample = 0; sample < count; sample++)
        {
            var weight = weights.IsEmpty ? 1 : weights[sample];
            if (weight == 0) continue;
            for (var column = 0; column < size; column++)
            {
                centred[column] = columns[column][sample] - means[column];
                var weighted = weight * centred[column];
                for (var other = 0; other <= column; other++) products[column, other] += weighted * centred[other];
            }
        }
        var correlations = new double[size, size];
        for (var column = 0; column < size; column++)
        {
            // What is left of equal values is rounding.
            if (!(products[column, column] > 1e-20 * total * Math.Max(1, means[column] * means[column]))) return null;
            for (var other = 0; other < column; other++)
                correlations[column, other] = correlations[other, column] = products[column, other] / Math.Sqrt(products[column, column] * products[other, other]);
            correlations[column, column] = 1;
        }
        return correlations;
    }
}
