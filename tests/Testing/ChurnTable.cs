using System.Globalization;
using Analytics.Boosting;
using Analytics.Prediction.Engines;

namespace Testing;

/// <summary>A table of real data as samples: columns that are numbers throughout are numeric, blank cells are missing.</summary>
public sealed record ChurnTable(SampleMatrix Samples, byte[] Labels)
{
    private const int FoldCount = 5;

    /// <summary>Reads a CSV file without quotes whose last column is the label.</summary>
    /// <param name="path">The file.</param>
    /// <param name="positive">The label that counts as 1.</param>
    /// <param name="ignoredColumns">How many columns at the start, such as an id, are left out.</param>
    public static ChurnTable Read(string path, string positive, int ignoredColumns)
    {
        var lines = File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Distinct();
        var rows = lines.Select(line => line.Split(',')).ToArray();
        var labelColumn = rows[0].Length - 1;
        var columns = Enumerable.Range(ignoredColumns, labelColumn - ignoredColumns)
            .Select(column => ToColumn([.. rows.Select(row => row[column].Trim())]));
        return new ChurnTable(
            new SampleMatrix(rows.Length, [.. columns]),
            [.. rows.Select(row => (byte)(row[labelColumn] == positive ? 1 : 0))]);
    }

    /// <summary>Deals the samples to five folds with the same share of positives each, and has each scored by a model of the other four.</summary>
    /// <returns>Each fold's raw scores, and its labels.</returns>
    public IEnumerable<(double[] RawScores, byte[] Labels)> CrossValidate(ITrainer trainer, int seed)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var folds = Folds(seed);
        for (var fold = 0; fold < FoldCount; fold++)
        {
            int[] training = [.. Enumerable.Range(0, Labels.Length).Where(index => folds[index] != fold)];
            int[] held = [.. Enumerable.Range(0, Labels.Length).Where(index => folds[index] == fold)];
            var rawScores = new double[held.Length];
            trainer.Train(Samples.SelectSamples(training), LabelsOf(training)).RawScores(Samples.SelectSamples(held), rawScores);
            yield return (rawScores, LabelsOf(held));
        }
    }

    private byte[] LabelsOf(int[] indexes) => [.. indexes.Select(index => Labels[index])];

    private int[] Folds(int seed)
    {
        var order = Enumerable.Range(0, Labels.Length).ToArray();
        new Random(seed).Shuffle(order);
        var folds = new int[order.Length];
        var dealt = 0;
        foreach (var index in order.OrderBy(index => Labels[index]))
            folds[index] = dealt++ % FoldCount;
        return folds;
    }

    private static float ToNumber(string cell) => cell.Length == 0 ? float.NaN : float.Parse(cell, CultureInfo.InvariantCulture);

    private static SampleColumn ToColumn(string[] cells)
    {
        if (cells.All(cell => cell.Length == 0 || float.TryParse(cell, CultureInfo.InvariantCulture, out _)))
            return new SampleColumn(cells.Select(ToNumber).ToArray());
        var codes = cells.Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(pair => pair.Item, pair => (float)pair.Index);
        return new SampleColumn(cells.Select(cell => codes[cell]).ToArray(), ColumnKind.Categorical, codes.Count);
    }
}
