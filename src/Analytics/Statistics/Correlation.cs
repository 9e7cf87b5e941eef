using MathNet.Numerics.Distributions;

namespace Analytics.Statistics;

/// <summary>A correlation with its 95 % interval.</summary>
/// <param name="Value">From -1 to 1.</param>
/// <param name="Range">95 %.</param>
/// <param name="PValue">Two-sided, of sides that have nothing to do with each other.</param>
internal sealed record Correlation(double Value, Interval Range, double PValue)
{
    /// <summary>Fewer pairs have no interval.</summary>
    public const int FewestPairs = 4;

    /// <summary>So near to ±1 the transform has no finite value; the figure then stands for itself.</summary>
    private const double Largest = 1 - 1e-12;

    /// <summary>
    /// Pearson's correlation, with the standard error that its influence function gives: of u and v standardised ψ = uv − r(u² + v²)/2 and
    /// SE = √(Σψ²)/n (Devlin, Gnanadesikan and Kettenring 1975). It holds for skewed ratings and for an outcome of 0 and 1, of which the figure is the
    /// point-biserial correlation, where Fisher's error, made for the normal distribution, is wrong. The interval is
    /// tanh(atanh r ± t·SE/(1 − r²)), t with n − 2 degrees of freedom. The test is that of r√((n − 2)/(1 − r²)): where the sides have nothing to do
    /// with each other r varies by 1/(n − 1) whatever their distributions (Pitman 1937), and an error taken from the sample only adds to it.
    /// </summary>
    /// <param name="left">One a pair.</param>
    /// <param name="right">One a pair, as many.</param>
    /// <returns><c>null</c> below <see cref="FewestPairs"/>, or where either side has one value only.</returns>
    public static Correlation? Pearson(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (Standardised(left, right) is not var (u, v)) return null;
        double sum = 0;
        for (var i = 0; i < u.Length; i++) sum += u[i] * v[i];
        var value = Math.Clamp(sum / u.Length, -1, 1);
        double squares = 0;
        for (var i = 0; i < u.Length; i++)
        {
            var influence = (u[i] * v[i]) - (value * ((u[i] * u[i]) + (v[i] * v[i])) / 2);
            squares += influence * influence;
        }
        if (Math.Abs(value) > Largest) return new Correlation(value, new Interval(value, value), 0);
        var error = Math.Sqrt(squares) / u.Length / (1 - (value * value));
        var student = new StudentT(0, 1, u.Length - 2);
        var p = 2 * student.CumulativeDistribution(-Math.Abs(value) * Math.Sqrt((u.Length - 2) / (1 - (value * value))));
        return new Correlation(value, Back(value, student.InverseCumulativeDistribution(0.975) * error), p);
    }

    /// <summary>
    /// Spearman's rank correlation, tied values with the mean of their ranks; on the scale of atanh its standard error is √((1 + r²/2)/(n − 3))
    /// (Bonett and Wright 2000). Not for an outcome of 0 and 1: its ties are too many for that error.
    /// </summary>
    /// <inheritdoc cref="Pearson"/>
    public static Correlation? Spearman(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (Standardised(Ranks.Of(left), Ranks.Of(right)) is not var (u, v)) return null;
        double sum = 0;
        for (var i = 0; i < u.Length; i++) sum += u[i] * v[i];
        var value = Math.Clamp(sum / u.Length, -1, 1);
        if (Math.Abs(value) > Largest) return new Correlation(value, new Interval(value, value), 0);
        var error = Math.Sqrt((1 + (value * value / 2)) / (u.Length - 3));
        return new Correlation(value, Back(value, Interval.Normal95 * error), NormalTest.TwoSided(Math.Atanh(value) / error));
    }

    /// <summary>So far on both sides of a correlation on the scale of atanh.</summary>
    private static Interval Back(double value, double half) => new(Math.Tanh(Math.Atanh(value) - half), Math.Tanh(Math.Atanh(value) + half));

    /// <summary>Each side less its mean, over its standard deviation with n as divisor.</summary>
    private static (double[] Left, double[] Right)? Standardised(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(right.Length, left.Length);
        if (left.Length < FewestPairs) return null;
        return Standardised(left) is { } u && Standardised(right) is { } v ? (u, v) : null;
    }

    private static double[]? Standardised(ReadOnlySpan<double> values)
    {
        // Equal values whose mean is not exact would else have a tiny variance.
        if (values.IndexOfAnyExcept(values[0]) < 0) return null;
        double mean = 0;
        foreach (var value in values) mean += value / values.Length;
        double squares = 0;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        var deviation = Math.Sqrt(squares / values.Length);
        if (!(deviation > 0) || !double.IsFinite(deviation)) return null;
        var standardised = new double[values.Length];
        for (var i = 0; i < standardised.Length; i++) standardised[i] = (values[i] - mean) / deviation;
        return standardised;
    }
}
