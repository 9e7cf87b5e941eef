using System.Globalization;
using Analytics.Boosting;
using Analytics.Evaluation;

namespace Analytics.Tests.Boosting;

/// <summary>A table of real data as samples: columns that are numbers throughout are numeric, blank cells are missing.</summary>
internal sealed record ChurnTable(SampleMatrix Samples, byte[] Labels)
{
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

    /// <summary>The mean AUC of five folds with the same share of positives each.</summary>
    public double CrossValidatedAuc(BoosterOptions options, int seed)
    {
        var folds = Folds(seed);
        return Enumerable.Range(0, 5).Average(fold =>
        {
            int[] training = [.. Enumerable.Range(0, Labels.Length).Where(index => folds[index] != fold)];
            int[] held = [.. Enumerable.Range(0, Labels.Length).Where(index => folds[index] == fold)];
            var model = new GradientBooster(options)
                .Train(Samples.SelectSamples(training), training.Select(index => Labels[index]).ToArray());
            return RankingQuality.Auc(
                model.RawScores(Samples.SelectSamples(held)), held.Select(index => Labels[index]).ToArray())!.Value;
        });
    }

    private int[] Folds(int seed)
    {
        var order = Enumerable.Range(0, Labels.Length).ToArray();
        new Random(seed).Shuffle(order);
        var folds = new int[order.Length];
        var dealt = 0;
        foreach (var index in order.OrderBy(index => Labels[index]))
            folds[index] = dealt++ % 5;
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
