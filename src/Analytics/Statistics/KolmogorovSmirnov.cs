namespace Analytics.Statistics;

/// <summary>
/// The greatest distance between the distribution functions of two samples (Smirnov 1948), with its p-value. Equal values make the
/// test careful: it then finds less than it might.
/// </summary>
/// <param name="Distance">0 to 1.</param>
/// <param name="PValue">Chance of so great a distance where both come from one distribution.</param>
internal readonly record struct KolmogorovSmirnov(double Distance, double PValue)
{
    private const int MostTerms = 100;

    /// <param name="first">Ascending, at least one.</param>
    /// <param name="second">Ascending, at least one.</param>
    public static KolmogorovSmirnov Of(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        ArgumentOutOfRangeException.ThrowIfZero(first.Length, nameof(first));
        ArgumentOutOfRangeException.ThrowIfZero(second.Length, nameof(second));
        double distance = 0;
        for (int i = 0, j = 0; i < first.Length && j < second.Length;)
        {
            var value = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= value) i++;
            while (j < second.Length && second[j] <= value) j++;
            distance = Math.Max(distance, Math.Abs(((double)i / first.Length) - ((double)j / second.Length)));
        }
        var root = Math.Sqrt((double)first.Length * second.Length / (first.Length + second.Length));
        // The correction for finite samples of Stephens (1970).
        return new KolmogorovSmirnov(distance, Tail((root + 0.12 + (0.11 / root)) * distance));
    }

    /// <summary>Upper tail of Kolmogorov's distribution: 2·Σ (−1)^(k−1)·e^(−2k²x²).</summary>
    private static double Tail(double x)
    {
        // Below, the series converges slowly and the tail is 1 to twelve digits.
        if (x < 0.2) return 1;
        double sum = 0;
        for (var k = 1; k <= MostTerms; k++)
        {
            var term = Math.Exp(-2.0 * k * k * x * x);
            sum += k % 2 == 1 ? term : -term;
            if (term < 1e-16) break;
        }
        return Math.Clamp(2 * sum, 0, 1);
    }
}
