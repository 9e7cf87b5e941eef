namespace Pipeline.Telemetry;

/// <summary>Names, units and attributes of what is measured. Alerts and dashboards go by them.</summary>
public static class MetricNames
{
    /// <summary>The meter, and the source of traces.</summary>
    public const string Source = "Pipeline";

    /// <summary>Counter: rows of exports that came to an outcome, by <see cref="Outcome"/> and <see cref="Kind"/>.</summary>
    public const string Rows = "pipeline.rows";

    /// <summary>Counter: exports that came to an outcome, by <see cref="Outcome"/>: the status in the ledger.</summary>
    public const string Exports = "pipeline.exports";

    /// <summary>Histogram: time from when a message came into its queue until work on it began, by <see cref="Queue"/>; a delivery a value.</summary>
    public const string QueueAge = "pipeline.queue.age";

    /// <summary>Histogram: time that a part of a run was scored in.</summary>
    public const string ShardDuration = "pipeline.shard.duration";

    /// <summary>Counter: runs that came to an end, or were given up, by <see cref="Status"/>.</summary>
    public const string Runs = "pipeline.runs";

    /// <summary>Gauge: time since the current run was published.</summary>
    public const string RunAge = "pipeline.run.age";

    /// <summary>Gauge: time since the current model was trained.</summary>
    public const string ModelAge = "pipeline.model.age";

    /// <summary>Gauge: how far the scores of the current run lie from those of the run that trained its model.</summary>
    public const string ModelDrift = "pipeline.model.drift";

    /// <summary>Histogram: churn probabilities of a published run, a customer a value, each the middle of its tenth.</summary>
    public const string Scores = "pipeline.scores";

    /// <summary>Gauge: parked messages that nobody replayed, among the 1,000 newest.</summary>
    public const string PoisonMessages = "pipeline.poison.messages";

    /// <summary>Attribute: <c>accepted</c>, <c>rejected</c> or <c>duplicate</c> of rows; a status of exports.</summary>
    public const string Outcome = "outcome";

    /// <summary>Attribute: the kind of export, <see cref="OtherKind"/> for what lies in no folder of a kind.</summary>
    public const string Kind = "kind";

    /// <summary>Attribute: the name of a queue.</summary>
    public const string Queue = "queue";

    /// <summary>Attribute: <c>published</c>, <c>incomplete</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    public const string Status = "status";

    public const string OtherKind = "other";
    public const string AcceptedRows = "accepted";
    public const string RejectedRows = "rejected";
    public const string DuplicateRows = "duplicate";

    public const string SecondUnit = "s";
    public const string RowUnit = "{row}";
    public const string ExportUnit = "{export}";
    public const string RunUnit = "{run}";
    public const string MessageUnit = "{message}";
    public const string RatioUnit = "1";
}
