using Analytics.Prediction;
using Pipeline.Publishing;
using Pipeline.Storage;

namespace Pipeline.Schemas;

/// <summary>The table <c>Metrics</c>, written by <see cref="MetricRow"/>.</summary>
internal static class MetricsSchema
{
    public static TableSchema Table { get; } = new(
        StorageLayout.MetricsTable,
        "Answers, and what the predictions come to: of all customers, and of each of the 20 largest segments.",
        Retention.OfRuns,
        [
            new RowSchema(
                "All time", "{run}", "all or segment-all-{segment}",
                [
                    .. Period(),
                    ColumnSchema.Int64(nameof(RiskTally.Customers), "Customers known, scored or not"),
                    ColumnSchema.Int64(nameof(RiskTally.Predictions), "Customers scored"),
                    ColumnSchema.Int64(nameof(BandCounts.High), "Of these in the band `high`"),
                    ColumnSchema.Int64(nameof(BandCounts.Medium), "`medium`"),
                    ColumnSchema.Int64(nameof(BandCounts.Low), "`low`"),
                    ColumnSchema.Number(nameof(RiskTally.ExpectedChurn), "Sum of churn probabilities: customers expected to leave"),
                    ColumnSchema.Number(nameof(RiskTally.MeanChurnProbability), "0 to 1").Absent("nobody is scored"),
                    ColumnSchema.Number(nameof(RiskTally.ValueAtRisk), "Sum, in the user's currency"),
                    ColumnSchema.Int64(nameof(RiskTally.ValueKnown), "Customers scored whose value is known"),
                ]),
            new RowSchema("A month of answers", "{run}", "{month} or segment-{month}-{segment}", [.. Period()]),
        ]);

    private static IEnumerable<ColumnSchema> Period() =>
    [
        ColumnSchema.Text("Key", "`all` or the month"),
        ColumnSchema.Text(nameof(MetricRow.Segment), "Segment as it came").Absent("the row is of all customers"),
        .. AnswerColumns.All,
    ];
}
