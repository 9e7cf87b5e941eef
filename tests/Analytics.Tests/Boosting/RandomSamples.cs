using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

/// <summary>
/// Random training sets with a bit of everything: numeric columns, categories, missing values, labels that depend on them, weights.
/// </summary>
internal sealed record RandomSamples(SampleMatrix Matrix, byte[] Labels, float[] Weights)
{
    /// <param name="seed">Same seed, same samples.</param>
    /// <param name="sampleCount">The number of samples.</param>
    /// <param name="missingShare">The share of values that are missing in every column but the first.</param>
    public static RandomSamples Create(int seed, int sampleCount, double missingShare = 0.15)
    {
        var random = new Random(seed);
        var columns = Enumerable.Range(0, 5).Select(_ => new float[sampleCount]).ToArray();
        var (labels, weights) = (new byte[sampleCount], new float[sampleCount]);
        for (var sampleIndex = 0; sampleIndex < sampleCount; sampleIndex++)
        {
            var values = new[]
            {
                random.Next(40),
                random.Next(-5, 6) / 4f,
                random.Next(5),
                MathF.Round(random.NextSingle() * 30) / 10,
                Math.Min(random.Next(14), random.Next(14)),
            };
            var rawScore = 0.08 * (values[0] - 20) - values[1] + (values[2] is 1 or 4 ? 1 : -1) + Math.Sin(values[4] * 2);
            for (var columnIndex = 0; columnIndex < columns.Length; columnIndex++)
            {
                var isMissing = columnIndex > 0 && random.NextDouble() < missingShare;
                rawScore += isMissing && columnIndex == 3 ? 1.5 : 0;
                columns[columnIndex][sampleIndex] = isMissing ? float.NaN : values[columnIndex];
            }

            labels[sampleIndex] = (byte)(random.NextDouble() < 1 / (1 + Math.Exp(-rawScore)) ? 1 : 0);
            weights[sampleIndex] = 0.25f + 2 * random.NextSingle();
        }

        var matrix = new SampleMatrix(
            sampleCount,
            [
                new SampleColumn(columns[0]),
                new SampleColumn(columns[1]),
                new SampleColumn(columns[2], ColumnKind.Categorical, 5),
                new SampleColumn(columns[3]),
                new SampleColumn(columns[4], ColumnKind.Categorical, 16),
            ]);
        return new RandomSamples(matrix, labels, weights);
    }

    public RandomSamples InOrder(int[] sampleIndexes) => new(
        Matrix.SelectSamples(sampleIndexes),
        [.. sampleIndexes.Select(index => Labels[index])],
        [.. sampleIndexes.Select(index => Weights[index])]);

    public float[] Sample(int sampleIndex)
    {
        var sample = new float[Matrix.Columns.Length];
        Matrix.CopySample(sampleIndex, sample);
        return sample;
    }
}
