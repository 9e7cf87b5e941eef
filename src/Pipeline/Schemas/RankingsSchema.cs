using System.Globalization;
using Analytics.Prediction;
using Pipeline.Scoring;
using Pipeline.Storage;

namespace Pipeline.Schemas;

/// <summary>The table <c>Rankings</c>, written by <see cref="Publishing.RankingRow"/> and <see cref="Publishing.RankingIndex"/>.</summary>
internal static class RankingsSchema
{
    public static TableSchema Table { get; } = new(
        StorageLayout.RankingsTable,
        "Lists of customers, highest first. By churn probability: `all`, a band (`high`, `medium`, `low`), `driver-{code of a value driver}`, `segment-{segment}` for the 20 largest segments; "
            + "the bands stand one after another. By value at risk, of those whose value is known: `value`, and `value-` before any of the others.",
        Retention.OfRuns,
        [
            new RowSchema(
                string.Create(CultureInfo.InvariantCulture, $"A customer in a list; at most {RankingList.Capacity:N0} a list, and places may be empty"), "{run}-{list}", "{place}",
                [
                    ColumnSchema.Text(nameof(RankedCustomer.CustomerId), "Customer id as it came"),
                    ColumnSchema.Number(nameof(RankedCustomer.ChurnProbability), "0 to 1"),
                    ColumnSchema.Text(nameof(RankedCustomer.Band), "Risk band"),
                    ColumnSchema.Number(nameof(RankedCustomer.ValueAtRisk), "Margin a year expected to be lost, in the user's currency").Absent("the customer's value is not known"),
                    ColumnSchema.Text(nameof(RankedCustomer.Segment), "Segment of the customer list").Absent("the list gives none"),
                    ColumnSchema.Text(nameof(RankedCustomer.TopDriver), "Code of the value driver that raises the risk most").Absent("none raises it"),
                    ColumnSchema.Text(nameof(RankedCustomer.Action), "Code of what may be done").Absent("there is nothing"),
                ]),
            new RowSchema(
                "A list that the run has", "{run}", "{list}",
                [
                    ColumnSchema.Int64(nameof(BandCounts.Total), "Customers who belong in the list, listed or not"),
                    ColumnSchema.Int64(nameof(BandCounts.High), "Of these in the band `high`"),
                    ColumnSchema.Int64(nameof(BandCounts.Medium), "`medium`"),
                    ColumnSchema.Int64(nameof(BandCounts.Low), "`low`"),
                ]),
        ]);
}
