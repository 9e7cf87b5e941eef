namespace Analytics.Benchmarks.TruthChecks.Trust;

/// <summary>Bars that are no rates.</summary>
internal static class Bar
{
    /// <summary>Worlds so many that a bar of a true rate leaves room for chance however many are run.</summary>
    public const int OfTheRate = 1_000_000;

    public static TruthCheck Between(string figure, double value, double low, double high) =>
        new(figure, $"{low:0.####} to {high:0.####}", $"{value:0.0000}", value >= low && value <= high);

    public static TruthCheck AtMost(string figure, double value, double high) => new(figure, $"at most {high:0.####}", $"{value:0.0000}", value <= high);

    /// <summary>A share of values below which the given share of them lies.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] ascending = [.. values.Order()];
        return Statistics.Quantile.Of(ascending, share);
    }
}
