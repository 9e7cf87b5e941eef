namespace Functions.Tests.Infra;

/// <summary>The metrics of the meter <c>Pipeline</c>, and which attribute with which values an alert may ask for.</summary>
internal static class AlertMetrics
{
    public static IReadOnlyDictionary<string, string?> Names { get; } = new Dictionary<string, string?>
    {
        ["pipeline.poison.messages"] = null,
        ["pipeline.run.age"] = null,
        ["pipeline.runs"] = "status",
        ["pipeline.exports"] = "outcome",
        ["pipeline.rows"] = "outcome",
        ["pipeline.model.drift"] = null,
        ["pipeline.model.age"] = null,
        ["pipeline.queue.age"] = null,
        ["pipeline.shard.duration"] = null,
    };
}
