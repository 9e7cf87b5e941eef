using Pipeline.Ingest;
using Pipeline.Storage;

namespace Pipeline.Schemas;

/// <summary>The table <c>Exports</c>, written by <see cref="ExportLedger"/>.</summary>
internal static class ExportsSchema
{
    public static TableSchema Table { get; } = new(
        StorageLayout.ExportsTable, "The ledger: what became of each export.", Retention.Always,
        [
            new RowSchema(
                "An export", "exports", "{ticks}-{export}",
                [
                    ColumnSchema.Text(nameof(LedgerEntry.ExportId), "Its id"),
                    ColumnSchema.Text(nameof(LedgerEntry.Kind), "First part of the blob's name"),
                    ColumnSchema.Text(nameof(LedgerEntry.Name), "The rest of it"),
                    ColumnSchema.Text(nameof(LedgerEntry.Status), "`reading`, `accepted`, `sameContent`, `unreadable`, `held`, `replaced` or `failed`"),
                    ColumnSchema.Int32(nameof(LedgerEntry.Attempts), "Attempts begun"),
                    ColumnSchema.Time(nameof(LedgerEntry.AttemptedAt), "When the last one began").Absent("none has"),
                    ColumnSchema.Text(nameof(LedgerEntry.LastFailure), "Why the last attempt that failed did").Absent("none did, or there is an outcome"),
                    ColumnSchema.Time(nameof(LedgerEntry.UploadedAt), "When the blob was uploaded"),
                    ColumnSchema.Text(nameof(LedgerEntry.BlobETag), "Version of the blob").Absent("an older version wrote the row"),
                    ColumnSchema.Int64(nameof(LedgerEntry.Bytes), "Length of the blob"),
                    ColumnSchema.Text(nameof(LedgerEntry.MappingVersion), "Mapping that it was read by, or `none`").Absent("an older version wrote the row"),
                    ColumnSchema.Text(nameof(LedgerEntry.AliasVersion), "Map of aliases that it was read by").Absent("there are no aliases"),
                    ColumnSchema.Text(nameof(LedgerEntry.IdKey), "Fingerprint of the key that hashed ids").Absent("none were hashed"),
                    ColumnSchema.Int32(nameof(LedgerEntry.Generation), "How often it was replayed").Absent("it was not"),
                    ColumnSchema.Text(nameof(LedgerEntry.ReplayedUnder), "Hash of what the last replay went by").Absent("there was none"),
                    ColumnSchema.Time(nameof(LedgerEntry.ReplayedAt), "When rejected rows were last taken in again").Absent("they were not"),
                    ColumnSchema.Text(nameof(LedgerEntry.SegmentsId), "What the names of its segments begin with").Absent("it is the export's id"),
                    ColumnSchema.Text(nameof(LedgerEntry.QuarantineId), "What the names in quarantine begin with").Absent("it is the export's id"),
                    ColumnSchema.Text(nameof(LedgerEntry.Further), "JSON: segments of replays").Absent("there are none"),
                    ColumnSchema.Int64(nameof(LedgerEntry.RowsRead), "Rows; the sum of the next three"),
                    ColumnSchema.Int64(nameof(LedgerEntry.Accepted), "Rows taken in"),
                    ColumnSchema.Int64(nameof(LedgerEntry.Rejected), "Rows rejected, or left out"),
                    ColumnSchema.Int64(nameof(LedgerEntry.Duplicates), "Rows that stand in the export before"),
                    ColumnSchema.Text(nameof(LedgerEntry.Segments), "JSON: segments by kind, `{\"surveys\":1}`"),
                    ColumnSchema.Text(nameof(LedgerEntry.Keys), "JSON: keys under which it names customers").Absent("there are none"),
                    ColumnSchema.Text(nameof(LedgerEntry.WaitsFor), "JSON: keys that rejected rows wait for").Absent("none do"),
                    ColumnSchema.Text(nameof(LedgerEntry.WaitsSince), "Hash of what was known then").Absent("nothing was, or none wait"),
                    ColumnSchema.Int32(nameof(LedgerEntry.QuarantineParts), "Blobs in quarantine"),
                    ColumnSchema.Time(nameof(LedgerEntry.FirstEventAt), "Earliest time of a row taken in").Absent("rows have no times"),
                    ColumnSchema.Time(nameof(LedgerEntry.LastEventAt), "Latest").Absent("rows have no times"),
                    ColumnSchema.Text(nameof(LedgerEntry.ContentHash), "SHA-256 of the content, 64 hex digits").Absent("it has not been read to its end"),
                    ColumnSchema.Text(nameof(LedgerEntry.SameAs), "Export with the same content").Absent("there is none"),
                    ColumnSchema.Text(nameof(LedgerEntry.Message), "Why it is `unreadable`, `held` or `failed`").Absent("it is not"),
                    ColumnSchema.Text(nameof(LedgerEntry.Rejections), "JSON: rejected rows by column and reason, with counts and first lines"),
                    ColumnSchema.Text(nameof(LedgerEntry.Warnings), "JSON: sentences"),
                    ColumnSchema.Text(nameof(LedgerEntry.Findings), $"JSON: what stands in the way of trusting it, at most {LedgerFindings.Most}").Absent("there is nothing"),
                    ColumnSchema.Text(nameof(LedgerEntry.Profile), "JSON: what the accepted rows look like").Absent("none were accepted"),
                    ColumnSchema.Time(nameof(LedgerEntry.FinishedAt), "When its outcome was written").Absent("there is none yet"),
                    ColumnSchema.Text(nameof(LedgerEntry.TraceParent), "W3C trace context of that").Absent("no trace was recorded"),
                ]),
            new RowSchema("A content that was taken in", "content", "{kind}-{mapping}-{content} or {kind}-{mapping}-{alias map}-{content}", [ColumnSchema.Text("ClaimedBy", "Row key of the export")]),
            new RowSchema(
                "The newest version of a blob", "names", "{blob}",
                [ColumnSchema.Text("BlobName", "`{kind}/{name}`"), ColumnSchema.Time(nameof(LedgerEntry.UploadedAt), "When that version was uploaded: its entries' row keys begin with these ticks")]),
            new RowSchema("How far the sweep is", "sweep", "sweep", [ColumnSchema.Time("SettledBefore", "Exports uploaded before are settled")]),
        ]);
}
