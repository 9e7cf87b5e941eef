using Analytics.Boosting;

namespace Analytics.Benchmarks;

/// <summary>
/// A generated table of 30 numeric columns, the first 16 continuous, with about a fifth of positive labels. Half of the columns matter, some of
/// them together, and what they tell leaves an AUC of about 0.91 to be reached. The same on every machine.
/// </summary>
internal sealed class SyntheticTable
{
    public const int ColumnCount = 30;
    public const int ContinuousColumns = 16;

    private static readonly int[] Cardinalities = [2, 2, 2, 3, 3, 4, 5, 5, 7, 10, 12, 24, 60, 100];

    private readonly float[][] _columns;

    private SyntheticTable(float[][] columns, byte[] labels) => (_columns, Labels) = (columns, labels);

    public byte[] Labels { get; }

    /// <summary>The columns in their order, each by the number of its distinct values.</summary>
    public string Description =>
        $"{ColumnCount} columns, {ContinuousColumns} of them continuous; distinct values {string.Join(" ", _columns.Select(column => column.Distinct().Count()))}";

    public static SyntheticTable Create(int sampleCount, int seed = 20)
    {
        var random = new Random(seed);
        float[][] columns = [.. Enumerable.Range(0, ColumnCount).Select(_ => new float[sampleCount])];
        var labels = new byte[sampleCount];
        for (var sample = 0; sample < sampleCount; sample++)
        {
            for (var column = 0; column < ColumnCount; column++)
            {
                columns[column][sample] = column < ContinuousColumns
                    ? Gaussian(random)
                    : random.Next(Cardinalities[column - ContinuousColumns]);
            }

            var rawScore = RawScore(column => columns[column][sample]);
            labels[sample] = (byte)(random.NextDouble() < 1 / (1 + Math.Exp(-rawScore)) ? 1 : 0);
        }

        return new SyntheticTable(columns, labels);
    }

    public SampleMatrix Samples(Range range)
    {
        var (start, length) = range.GetOffsetAndLength(Labels.Length);
        return new SampleMatrix(length, [.. _columns.Select(column => new SampleColumn(column.AsMemory(start, length)))]);
    }

    /// <summary>Writes values, sample by sample, and labels where the peer reads them.</summary>
    public void Write(string folder)
    {
        using var values = new BinaryWriter(File.Create(Path.Combine(folder, "values.f32")));
        for (var sample = 0; sample < Labels.Length; sample++)
        {
            foreach (var column in _columns)
                values.Write(column[sample]);
        }

        File.WriteAllBytes(Path.Combine(folder, "labels.u8"), Labels);
    }

    private static double RawScore(Func<int, float> x)
    {
        var threshold = x(0) > 0.5 && x(27) > 12 ? 1.6 : 0;
        var rates = 1.1 * x(1) + 0.9 * Math.Sin(2 * x(2)) + 0.7 * x(3) * x(4) - 0.8 * Math.Abs(x(5)) + 0.5 * x(6) * x(6);
        var kinds = 0.9 * x(16) - 0.7 * x(19) + (x(22) is 1 or 3 ? 1.2 : 0) - 0.15 * x(25) + 0.01 * x(28) * x(17);
        return 1.35 * (rates + kinds + threshold) - 2.55;
    }

    // Box and Muller 1958.
    private static float Gaussian(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
