using Pipeline.Forgetting;
using Pipeline.Storage;

namespace Pipeline.Schemas;

/// <summary>The table <c>Tombstones</c>, written by <see cref="TombstoneLibrary"/>, <see cref="ReceiptStore"/> and <see cref="Ingest.AliasLibrary"/>.</summary>
internal static class TombstonesSchema
{
    public static TableSchema Table { get; } = new(
        StorageLayout.TombstonesTable, "Who was forgotten, as keyed hashes, and the receipts. It is for the pipeline alone: the key may lie here.", Retention.Always,
        [
            new RowSchema(
                "An id that was forgotten", "tombstones", "{tombstone}",
                [ColumnSchema.Time(nameof(Tombstone.ForgottenAt), "When it was asked for"), ColumnSchema.Text(nameof(Tombstone.ReceiptId), "The receipt")]),
            new RowSchema(
                "A receipt", "receipts", "{receipt}",
                [
                    ColumnSchema.Text(nameof(ForgetReceipt.Status), "`pending` or `done`"),
                    ColumnSchema.Time(nameof(ForgetReceipt.AskedAt), "When it was asked for"),
                    ColumnSchema.Time(nameof(ForgetReceipt.DoneAt), "When the work was done").Absent("it is not"),
                    ColumnSchema.Text(nameof(ForgetReceipt.Counts), "JSON: what was taken away, by place"),
                    ColumnSchema.Text(nameof(ForgetReceipt.Expires), "JSON: what is left, and what ends it"),
                    ColumnSchema.Text(nameof(ForgetReceipt.LedgerState), "Hash of what the ledger said when the work began").Absent("it has not begun"),
                    ColumnSchema.Text(nameof(ForgetReceipt.LastFailure), "Why the last attempt that failed did").Absent("none did"),
                ]),
            new RowSchema("Which tombstones there are", "version", "version", [ColumnSchema.Text("Version", "Another one with every tombstone")]),
            new RowSchema("What ids are hashed by where `Privacy:IdKey` is not set", "key", "key", [ColumnSchema.Text("Key", "A secret, Base64")]),
            new RowSchema("A map of aliases without the forgotten", "aliases", "{alias map}", [ColumnSchema.Text("SameAs", "Version that it goes under")]),
        ]);
}
