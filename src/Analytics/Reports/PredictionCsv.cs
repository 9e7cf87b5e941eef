using System.Globalization;
using Analytics.Prediction;
using CsvHelper;

namespace Analytics.Reports;

/// <summary>Predictions as CSV: UTF-8, one customer a row, in the order given; reasons and action in English. What is not known is an empty cell.</summary>
public static class PredictionCsv
{
    private const int ReasonCount = 3;

    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["customerId", "churnProbability", "band", "loyaltyProbability", "reason1", "reason2", "reason3", "action", "valueAtRisk"];

    /// <summary>Writes header and rows.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="predictions">The customers.</param>
    /// <param name="forSpreadsheets">
    /// Adds the byte order mark by which spreadsheets know UTF-8, and disarms cells that they would take for formulas; without it ids are
    /// untouched.
    /// </param>
    public static void Write(Stream stream, IEnumerable<ExplainedPrediction> predictions, bool forSpreadsheets = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(predictions);
        if (forSpreadsheets) stream.Write("\uFEFF"u8);
        using var csv = CsvWriter.Create(stream, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        foreach (var column in Columns) csv.WriteField(column);
        csv.EndRecord();
        foreach (var explained in predictions)
        {
            var (prediction, reasons) = explained;
            csv.WriteField(Text(prediction.CustomerId));
            csv.WriteField(Number(prediction.ChurnProbability));
            csv.WriteField(prediction.Band);
            csv.WriteField(Number(prediction.LoyaltyProbability));
            for (var reason = 0; reason < ReasonCount; reason++) csv.WriteField(reason < reasons.Count ? Text(reasons[reason].English) : "");
            csv.WriteField(explained.Action?.English ?? "");
            csv.WriteField(Number(prediction.ValueAtRisk));
            csv.EndRecord();
        }

        string Text(string text) => forSpreadsheets ? SpreadsheetCell.Disarm(text) : text;
    }

    /// <summary>The shortest form that reads back as the same number.</summary>
    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
