namespace Pipeline.Storage;

/// <summary>The names of everything the pipeline keeps in a storage account. The same names stand in the function.json files.</summary>
public static class StorageLayout
{
    /// <summary>Container: what users drop, <c>{kind}/{name}</c>.</summary>
    public const string ExportsContainer = "exports";

    /// <summary>Container: accepted rows, <c>{kind}/{export id}-{number}.ndjson.gz</c>.</summary>
    public const string EventsContainer = "events";

    /// <summary>Container: rejected rows with their reasons.</summary>
    public const string QuarantineContainer = "quarantine";

    /// <summary>Container: <c>{run}/part-{shard}.csv.gz</c>.</summary>
    public const string PredictionsContainer = "predictions";

    /// <summary>Container: model files and cards.</summary>
    public const string ModelsContainer = "models";

    /// <summary>Container: what a run works with: its pinned inputs and the parts' results before publishing.</summary>
    public const string RunsContainer = "runs";

    public const string ExportEventsQueue = "export-events";
    public const string TrainRequestsQueue = "train-requests";
    public const string ScoreShardsQueue = "score-shards";
    public const string ForgetRequestsQueue = "forget-requests";
    public const string NotificationsQueue = "notifications";

    public const string ExportsTable = "Exports";
    public const string RunsTable = "Runs";
    public const string PredictionsTable = "Predictions";
    public const string RankingsTable = "Rankings";
    public const string MetricsTable = "Metrics";
    public const string AgentsTable = "Agents";
    public const string ModelsTable = "Models";
    public const string PoisonTable = "Poison";
    public const string CustomerIdsTable = "CustomerIds";
    public const string OutcomesTable = "Outcomes";

    /// <summary>Table: who was forgotten, as keyed hashes of their ids, and the receipts.</summary>
    public const string TombstonesTable = "Tombstones";

    public static IReadOnlyList<string> Containers { get; } =
        [ExportsContainer, EventsContainer, QuarantineContainer, PredictionsContainer, ModelsContainer, RunsContainer];

    public static IReadOnlyList<string> Queues { get; } = [ExportEventsQueue, TrainRequestsQueue, ScoreShardsQueue, ForgetRequestsQueue, NotificationsQueue];

    public static IReadOnlyList<string> Tables { get; } =
        [ExportsTable, RunsTable, PredictionsTable, RankingsTable, MetricsTable, AgentsTable, ModelsTable, PoisonTable, CustomerIdsTable, OutcomesTable, TombstonesTable];

    /// <summary>Where the host puts the name of a blob that failed too often.</summary>
    public const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    /// <summary>Every queue that messages end in when they failed too often.</summary>
    public static IReadOnlyList<string> PoisonQueues { get; } = [.. Queues.Select(PoisonQueue), BlobPoisonQueue];

    /// <summary>Where the host puts a message of a queue that failed too often.</summary>
    public static string PoisonQueue(string queue) => queue + "-poison";
}
