namespace Analytics.Insights.KeyDrivers;

/// <summary>Columns in standard deviations from their mean.</summary>
internal static class Standardized
{
    /// <returns>Mean 0, standard deviation 1; <c>null</c> for values that do not vary.</returns>
    public static double[]? TryOf(double[] values)
    {
        var (mean, spread) = Moments(values);
        return spread > 1e-9 * Math.Max(1, Math.Abs(mean)) ? [.. values.Select(value => (value - mean) / spread)] : null;
    }

    public static (double Mean, double Spread) Moments(double[] values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
    }
}
