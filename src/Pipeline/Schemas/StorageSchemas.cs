using Pipeline.Storage;

namespace Pipeline.Schemas;

/// <summary>The schemas of all tables, and what the containers hold: what the reference for readers is made of, and what tests hold stored rows against.</summary>
internal static class StorageSchemas
{
    public static IReadOnlyList<TableSchema> Tables { get; } =
    [
        PredictionsSchema.Table, RankingsSchema.Table, MetricsSchema.Table, AgentsSchema.Table, CustomerIdsSchema.Table, OutcomesSchema.Table,
        RunsSchema.Table, ModelsSchema.Table, ExportsSchema.Table, PoisonSchema.Table, TombstonesSchema.Table,
    ];

    public static IReadOnlyList<(string Name, string Meaning, string Kept)> Containers { get; } =
    [
        (StorageLayout.PredictionsContainer, "The CSV files below, and `{run}/insights.json`", "with the run"),
        (StorageLayout.ModelsContainer, "`{version}/model.bin`, and its model card `{version}/card.json`", "always"),
        (StorageLayout.ExportsContainer, "`{kind}/{name}`: what was uploaded", "as long as users leave it"),
        (StorageLayout.EventsContainer, "Accepted rows, by shard; lists of aliases; customers named under keys", "always"),
        (StorageLayout.QuarantineContainer, "Rejected rows with their reasons", "until a replay takes their place"),
        (StorageLayout.RunsContainer, "What a run works on, and its parts before publishing; for the pipeline alone", "with the run"),
    ];
}
