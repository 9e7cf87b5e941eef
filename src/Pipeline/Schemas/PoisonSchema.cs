using Pipeline.Faults;
using Pipeline.Storage;

namespace Pipeline.Schemas;

/// <summary>The table <c>Poison</c>, written by <see cref="PoisonStore"/>.</summary>
internal static class PoisonSchema
{
    public static TableSchema Table { get; } = new(
        StorageLayout.PoisonTable, "Messages that failed too often.", Retention.Always,
        [
            new RowSchema(
                "A message", "poison", "{ticks}-{message}",
                [
                    ColumnSchema.Text(nameof(PoisonEntry.Queue), "Queue in which it failed; of a blob `webjobs-blobtrigger`"),
                    ColumnSchema.Text(nameof(PoisonEntry.Message), "The message, its first 30,000 characters"),
                    ColumnSchema.Text(nameof(PoisonEntry.Message) + "2", "The next 30,000; `Message3` and so on those after").Absent("it is not so long"),
                    ColumnSchema.Text(nameof(PoisonEntry.Reason), "Why it failed the last time, as far as is known"),
                    ColumnSchema.Time(nameof(PoisonEntry.ParkedAt), "When it was given up"),
                    ColumnSchema.Int32(nameof(PoisonEntry.Attempts), "Attempts whose work began").Absent("none did"),
                    ColumnSchema.Text(nameof(PoisonEntry.ExportId), "Export that it is about").Absent("it is about none"),
                    ColumnSchema.Text(nameof(PoisonEntry.RunId), "Run that it is about").Absent("it is about none"),
                    ColumnSchema.Text(nameof(PoisonEntry.ReceiptId), "Receipt of the customer to be forgotten").Absent("it is about none"),
                    ColumnSchema.Time(nameof(PoisonEntry.ReplayedAt), "When it was put back on its queue").Absent("it was not"),
                ]),
        ]);
}
