using Pipeline.Outcomes;
using Pipeline.Storage;

namespace Pipeline.Schemas;

/// <summary>The table <c>Outcomes</c>, written by <see cref="OutcomeRow"/>.</summary>
internal static class OutcomesSchema
{
    public static TableSchema Table { get; } = new(
        StorageLayout.OutcomesTable, "What came of contacts with customers. It belongs to no run.", "Until the customer is forgotten.",
        [
            new RowSchema(
                "An outcome", "{shard}", "{customer}!{ticks}-{outcome}",
                [
                    ColumnSchema.Text("CustomerId", "Customer id as it came"),
                    ColumnSchema.Text(nameof(OutcomeRecord.OutcomeId), "Tells outcomes of one customer apart"),
                    ColumnSchema.Time(nameof(OutcomeRecord.At), "When it happened"),
                    ColumnSchema.Text(nameof(OutcomeRecord.Contact), Codes(OutcomeCodes.Contacts)),
                    ColumnSchema.Text(nameof(OutcomeRecord.Result), Codes(OutcomeCodes.Results)),
                    ColumnSchema.Text(nameof(OutcomeRecord.Offer), "The user's own code of what was offered").Absent("it was not said"),
                    ColumnSchema.Text(nameof(OutcomeRecord.Note), "What else was said, personal data masked").Absent("it was not said"),
                    ColumnSchema.Text(nameof(OutcomeRecord.By), "Who tells it").Absent("it was not said"),
                ]),
            new RowSchema("What keeps an outcome from being told twice", "{shard}", "{customer}!id-{outcome}", [ColumnSchema.Text(OutcomeRow.RowColumn, "Row key of the outcome")]),
        ]);

    private static string Codes(IEnumerable<string> codes) => string.Join(", ", codes.Select(code => $"`{code}`"));
}
