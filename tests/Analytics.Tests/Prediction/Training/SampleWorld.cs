using Analytics.Boosting;
using Analytics.Evaluation;
using Analytics.Prediction.Training;

namespace Analytics.Tests.Prediction.Training;

/// <summary>Samples of two or more columns of evenly spread numbers, -1 to 1, whose log-odds are a given function of them.</summary>
internal static class SampleWorld
{
    /// <param name="count">Samples.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="logOdds">Log-odds of a positive, by the sample's values.</param>
    /// <param name="perGroup">Samples of each group.</param>
    /// <param name="seed">The same seed gives the same samples.</param>
    public static LabelledSamples Create(int count, int columns, Func<float[], double> logOdds, int perGroup = 1, int seed = 1)
    {
        var random = new Random(seed);
        float[][] values = [.. Enumerable.Range(0, columns).Select(_ => new float[count])];
        var labels = new byte[count];
        var groups = new ulong[count];
        var row = new float[columns];
        for (var sample = 0; sample < count; sample++)
        {
            for (var column = 0; column < columns; column++) values[column][sample] = row[column] = (float)((random.NextDouble() * 2) - 1);
            labels[sample] = random.NextDouble() < 1 / (1 + Math.Exp(-logOdds(row))) ? (byte)1 : (byte)0;
            groups[sample] = SampleHash.Of($"group {sample / perGroup}");
        }
        var positive = groups.Where((_, sample) => labels[sample] != 0).ToHashSet();
        var matrix = new SampleMatrix(count, [.. values.Select(column => new SampleColumn(column))]);
        return new LabelledSamples(matrix, labels, groups, [.. groups.Select(group => positive.Contains(group) ? (byte)1 : (byte)0)]);
    }
}
