using Pipeline.Scoring;
using Pipeline.Storage;

namespace Pipeline.Schemas;

/// <summary>The table <c>Predictions</c>, written by <see cref="PredictionRow"/>.</summary>
internal static class PredictionsSchema
{
    public static TableSchema Table { get; } = new(
        StorageLayout.PredictionsTable,
        "What a run says of each customer.",
        Retention.OfRuns,
        [
            new RowSchema(
                "A customer", "{run}-{shard}", "{customer}",
                [
                    ColumnSchema.Text(nameof(PredictionRow.CustomerId), "Customer id as it came"),
                    ColumnSchema.Number(nameof(PredictionRow.ChurnProbability), "0 to 1"),
                    ColumnSchema.Text(nameof(PredictionRow.Band), "Risk band: `high`, `medium` or `low`"),
                    ColumnSchema.Number(nameof(PredictionRow.LoyaltyProbability), "0 to 1").Absent("without a loyalty model"),
                    ColumnSchema.Number(nameof(PredictionRow.ValueAtRisk), "Margin a year expected to be lost, in the user's currency").Absent("the customer's value is not known"),
                    .. Reasons(),
                    ColumnSchema.Text("DriverContributions", "JSON: what each value driver adds to the raw score, in log-odds, highest first, to four places: `{\"price\":0.4131,\"timeliness\":-0.0712}`"),
                    ColumnSchema.Text(nameof(PredictionRow.TopDriver), "Code of the value driver that raises the risk most").Absent("none raises it"),
                    ColumnSchema.Text(nameof(PredictionRow.Action), "Code of what may be done").Absent("there is nothing"),
                    ColumnSchema.Text(nameof(PredictionRow.Segment), "Segment of the customer list").Absent("the list gives none"),
                    ColumnSchema.Text(
                        nameof(PredictionRow.History),
                        $"JSON: what earlier runs said, oldest first, at most {PredictionRow.HistoryLength}, each as of date, churn probability to six places, band, model version: `[[\"2026-03-05\",0.4131,\"high\",\"20260301T020000Z-1a2b3c4d5e6f\"]]`"),
                    ColumnSchema.Time(nameof(PredictionRow.AsOf), "Date that it is said of"),
                    ColumnSchema.Text(nameof(PredictionRow.ModelVersion), "Model that says it"),
                ]),
        ]);

    private static IEnumerable<ColumnSchema> Reasons() => Enumerable.Range(1, PredictionRow.ReasonCount).SelectMany(number => new[]
    {
        ColumnSchema.Text($"Reason{number}", number == 1 ? "What raises the risk most, in English" : "The next heaviest reason, in English").Absent("there are fewer"),
        ColumnSchema.Text($"Reason{number}Zh", "The same in Chinese").Absent("there are fewer"),
    });
}
