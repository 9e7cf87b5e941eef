using Pipeline.Storage;

namespace Pipeline.Schemas;

/// <summary>The table <c>Agents</c>, written by <see cref="Publishing.SatisfactionRow"/>.</summary>
internal static class AgentsSchema
{
    public static TableSchema Table { get; } = new(
        StorageLayout.AgentsTable, "Answers by the agent whom they name.", Retention.OfRuns,
        [new RowSchema("An agent", "{run}", "{agent}", [ColumnSchema.Text("Key", "Agent id as it came"), .. AnswerColumns.All])]);
}
