namespace Pipeline.Telemetry;

/// <summary>What the gauges go by.</summary>
/// <param name="ReadAt">When it was read.</param>
/// <param name="RunPublishedAt">When the current run was published; <c>null</c> before the first.</param>
/// <param name="Drift">Its <see cref="Runs.Run.Drift"/>.</param>
/// <param name="ModelTrainedAt">When the current model was trained; <c>null</c> before the first.</param>
/// <param name="PoisonMessages">Parked messages that nobody replayed.</param>
internal sealed record GaugeState(DateTimeOffset ReadAt, DateTimeOffset? RunPublishedAt, double? Drift, DateTimeOffset? ModelTrainedAt, int PoisonMessages);
