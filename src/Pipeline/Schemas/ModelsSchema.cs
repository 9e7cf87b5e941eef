using Pipeline.Storage;
using Pipeline.Training;

namespace Pipeline.Schemas;

/// <summary>The table <c>Models</c>, written by <see cref="ModelStore"/>.</summary>
internal static class ModelsSchema
{
    public static TableSchema Table { get; } = new(
        StorageLayout.ModelsTable, "Models, and which of them scores. The files lie in the container `models`.", Retention.Always,
        [
            new RowSchema(
                "The model that scores", "current", "churn",
                [
                    .. Model(),
                    ColumnSchema.Text(nameof(CurrentModel.PreviousVersion), "The model before it").Absent("there was none"),
                    ColumnSchema.Time(nameof(CurrentModel.PromotedAt), "When it was made the current one by hand").Absent("its training did"),
                ]),
            new RowSchema("A model", "models", "{model, newest first}", [.. Model()]),
        ]);

    private static IEnumerable<ColumnSchema> Model() =>
    [
        ColumnSchema.Text(nameof(ModelEntry.ModelVersion), "Its version"),
        ColumnSchema.Text(nameof(ModelEntry.RunId), "Run that trained it"),
        ColumnSchema.Time(nameof(ModelEntry.TrainedAt), "When that was done"),
        ColumnSchema.Text(nameof(ModelEntry.DefinitionVersion), "Hash of the settings that it is for"),
        ColumnSchema.Int64(nameof(ModelEntry.InputRows), "Accepted rows there were"),
        ColumnSchema.Text(nameof(ModelEntry.Engine), "What it is made of"),
        ColumnSchema.Int32(nameof(ModelEntry.Rows), "Samples that it was trained on"),
        ColumnSchema.Int32(nameof(ModelEntry.Positives), "Of these who left"),
        ColumnSchema.Number(nameof(ModelEntry.Auc), "0 to 1, of samples that it had not seen").Absent("it cannot be computed"),
        ColumnSchema.Text(nameof(ModelEntry.Grade), "`A`, `B` or `C`").Absent("there are fewer than 50 who left"),
        ColumnSchema.Number(nameof(ModelEntry.LoyaltyAuc), "0 to 1, of the loyalty model").Absent("there is none"),
        ColumnSchema.Text(nameof(ModelEntry.Method), "How it was evaluated"),
        ColumnSchema.Time(nameof(ModelEntry.RequestedAt), "Start of the run that trained it").Absent("an older version wrote the row"),
    ];
}
