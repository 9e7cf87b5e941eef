using Pipeline.Runs;
using Pipeline.Storage;

namespace Pipeline.Schemas;

/// <summary>The table <c>Runs</c>, written by <see cref="RunStore"/> and <see cref="RunAttempts"/>.</summary>
internal static class RunsSchema
{
    public static TableSchema Table { get; } = new(
        StorageLayout.RunsTable, "Runs, and which of them readers are to read.", "Rows of runs always; parts and attempts with the run's results.",
        [
            new RowSchema(
                "The published run", "current", "current",
                [
                    ColumnSchema.Text(nameof(CurrentRun.RunId), "The run to read"),
                    ColumnSchema.Time(nameof(CurrentRun.CreatedAt), "When it was started"),
                    ColumnSchema.Text(nameof(CurrentRun.ModelVersion), "Model that it was scored by"),
                    ColumnSchema.Time(nameof(CurrentRun.Since), "When it became the published one"),
                    ColumnSchema.Time(nameof(CurrentRun.BackFrom), "Start of the newest run that it took the place of").Absent("nobody went back to it"),
                ]),
            new RowSchema(
                "A run", "runs", "{run, newest first}",
                [
                    ColumnSchema.Text(nameof(Run.RunId), "Its id"),
                    ColumnSchema.Text(nameof(Run.Status), "`queued`, `training`, `scoring`, `incomplete`, `published`, `failed`, `removing`, `removed` or `cancelled`"),
                    ColumnSchema.Text(nameof(Run.Reason), "Why it failed, or is incomplete").Absent("there is no such reason"),
                    ColumnSchema.Text(nameof(Run.Trigger), "`timer` or `request`"),
                    ColumnSchema.Time(nameof(Run.CreatedAt), "When it was started"),
                    ColumnSchema.Time(nameof(Run.AsOf), "Date as of which customers are scored"),
                    ColumnSchema.Flag(nameof(Run.ForceTraining), "Whether a model is trained even if the current one would do"),
                    ColumnSchema.Int32(nameof(Run.Segments), "Segments that it reads"),
                    ColumnSchema.Text(nameof(Run.ModelVersion), "Model that it is scored by").Absent("there is none yet"),
                    ColumnSchema.Int32(nameof(Run.Parts), "Parts that the scoring is cut into; 0 before it is"),
                    ColumnSchema.Int64(nameof(Run.Customers), "Customers known; 0 before publishing"),
                    ColumnSchema.Int64(nameof(Run.Predictions), "Customers scored; 0 before publishing"),
                    ColumnSchema.Text(nameof(Run.Scores), "Customers by tenth of the churn probability, ten counts with commas between them").Absent("publishing has not begun"),
                    ColumnSchema.Number(nameof(Run.Drift), "How far that lies from the run that trained the model").Absent("that run was not published"),
                    ColumnSchema.Time(nameof(Run.PublishedAt), "When publishing began; of a published run when that was done").Absent("it has not begun"),
                    ColumnSchema.Time(nameof(Run.CancelledAt), "When it was called off").Absent("it was not"),
                    ColumnSchema.Time(nameof(Run.ChosenAt), "When somebody last went back to it").Absent("nobody did"),
                    ColumnSchema.Time(nameof(Run.ClearedAt), "When the leftovers of a cancelled run were removed").Absent("they were not"),
                ]),
            new RowSchema("A part that is scored", "{run}", "part-{first shard}", []),
            new RowSchema(
                "Attempts at a step", "{run}", "attempt-train or attempt-insights or attempt-notification or attempt-part-{first shard}",
                [
                    ColumnSchema.Int32(nameof(RunAttempt.Attempts), "Attempts begun"),
                    ColumnSchema.Time("AttemptedAt", "When the last one began"),
                    ColumnSchema.Text(nameof(RunAttempt.LastFailure), "Why one failed").Absent("none did"),
                ]),
            new RowSchema("What the webhook was told", "{run}", "notified-{notice}", [ColumnSchema.Time("SentAt", "When the webhook took it")]),
        ]);
}
