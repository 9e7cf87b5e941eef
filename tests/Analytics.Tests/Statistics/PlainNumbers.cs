namespace Analytics.Tests.Statistics;

/// <summary>Sixty samples by a rule that other programs can follow to the last bit; two samples a cluster.</summary>
internal static class PlainNumbers
{
    public const int Count = 60;

    public static double[][] Columns { get; } =
    [
        Each(sample => (sample * 7 % 11) - 5.0),
        Each(sample => sample * 5 % 13 / 2.0),
        Each(sample => (sample * sample % 17) - 8.0),
    ];

    public static double[] Noise { get; } = Each(sample => (sample * 37 % 29) - 14.0);

    public static double[] Events { get; } = Each(sample => (0.5 * Columns[0][sample]) + (0.3 * Columns[2][sample]) + (Noise[sample] * 0.6) > 0 ? 1 : 0);

    public static double[] Answers { get; } = Each(sample => (2 * Columns[0][sample]) - Columns[1][sample] + (0.5 * Columns[2][sample]) + Noise[sample]);

    /// <summary>Below -2, to 2.5, and above, of 0.6a + 0.2b + 0.4·noise.</summary>
    public static int[] Classes { get; } =
    [
        .. Each(sample => (0.6 * Columns[0][sample]) + (0.2 * Columns[1][sample]) + (Noise[sample] * 0.4)).Select(score => score < -2 ? 0 : score < 2.5 ? 1 : 2),
    ];

    public static int[] Clusters { get; } = [.. Enumerable.Range(0, Count).Select(sample => sample / 2)];

    private static double[] Each(Func<int, double> rule) => [.. Enumerable.Range(0, Count).Select(rule)];
}
