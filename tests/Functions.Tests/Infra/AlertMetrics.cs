using Pipeline.Telemetry;

namespace Functions.Tests.Infra;

/// <summary>The metrics of the meter <c>Pipeline</c>, and which attribute with which values an alert may ask for.</summary>
internal static class AlertMetrics
{
    public static IReadOnlyDictionary<string, string?> Names { get; } = new Dictionary<string, string?>
    {
        [MetricNames.PoisonMessages] = null,
        [MetricNames.RunAge] = null,
        [MetricNames.Runs] = MetricNames.Status,
        [MetricNames.Exports] = MetricNames.Outcome,
        [MetricNames.Rows] = MetricNames.Outcome,
        [MetricNames.ModelDrift] = null,
        [MetricNames.ModelAge] = null,
        [MetricNames.QueueAge] = null,
        [MetricNames.ShardDuration] = null,
    };
}
