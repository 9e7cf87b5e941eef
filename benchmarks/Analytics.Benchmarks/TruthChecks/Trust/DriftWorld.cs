using Analytics.Boosting;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.Trust;

/// <summary>
/// Customers with features as they come: normal, lognormal, counts that are mostly 0, a share with missing values, categories of uneven size,
/// and correlated ones.
/// </summary>
internal static class DriftWorld
{
    private static readonly double[] Shares = [0.5, 0.25, 0.15, 0.06, 0.03, 0.008, 0.002];

    public static IReadOnlyList<string> Names { get; } =
        ["normal", "correlated", "lognormal", "rare", "count", "missing", "category", "flag", "uniform", "third", "fourth", "fifth"];

    /// <param name="seed">The same seed gives the same customers.</param>
    /// <param name="count">Customers.</param>
    /// <param name="turned">Whether the first two features are correlated the other way round: each alone is as before.</param>
    public static SampleMatrix Create(ulong seed, int count, bool turned = false)
    {
        var random = new RandomStream(seed);
        float[][] columns = [.. Names.Select(_ => new float[count])];
        for (var customer = 0; customer < count; customer++)
        {
            var first = random.Normal();
            columns[0][customer] = (float)first;
            columns[1][customer] = (float)(((turned ? -0.8 : 0.8) * first) + (0.6 * random.Normal()));
            columns[2][customer] = (float)random.LogNormal(10, 1);
            columns[3][customer] = random.Poisson(0.02);
            columns[4][customer] = random.Poisson(1.5);
            columns[5][customer] = random.Chance(0.4) ? float.NaN : (float)random.Normal();
            columns[6][customer] = random.ChooseIndex(Shares);
            columns[7][customer] = random.Chance(0.1) ? 1 : 0;
            columns[8][customer] = (float)random.NextDouble();
            for (var column = 9; column < columns.Length; column++) columns[column][customer] = (float)random.Normal();
        }
        return new SampleMatrix(
            count,
            [.. columns.Select((values, column) => Names[column] == "category" ? new SampleColumn(values, ColumnKind.Categorical, Shares.Length) : new SampleColumn(values))]);
    }
}
