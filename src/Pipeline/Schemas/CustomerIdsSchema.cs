using Pipeline.Scoring;
using Pipeline.Storage;

namespace Pipeline.Schemas;

/// <summary>The table <c>CustomerIds</c>, written by <see cref="Pipeline.Customers.CustomerIndex"/>.</summary>
internal static class CustomerIdsSchema
{
    public static TableSchema Table { get; } = new(
        StorageLayout.CustomerIdsTable, "Everybody who was ever scored, to be found by how the id begins.", "Until the customer is forgotten.",
        [new RowSchema("A customer", "{start of customer}", "{customer}", [ColumnSchema.Text(nameof(PredictionRow.CustomerId), "Customer id as it came")])]);
}
