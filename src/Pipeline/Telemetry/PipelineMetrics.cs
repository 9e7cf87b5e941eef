using System.Diagnostics.Metrics;
using Analytics.Exports;
using Analytics.Prediction;
using Pipeline.Ingest;

namespace Pipeline.Telemetry;

/// <summary>What is measured, see <see cref="MetricNames"/>. Without a listener it costs next to nothing. No attribute holds anything of a customer.</summary>
public sealed class PipelineMetrics
{
    /// <summary>How long a gauge holds: the sweep sets it every hour, but maybe in another process.</summary>
    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(2);

    private static readonly InstrumentAdvice<double> AgeBuckets = new() { HistogramBucketBoundaries = [1, 5, 15, 60, 300, 900, 1_800, 3_600, 7_200, 21_600, 86_400] };
    private static readonly InstrumentAdvice<double> DurationBuckets = new() { HistogramBucketBoundaries = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800] };
    private static readonly InstrumentAdvice<double> Tenths = new() { HistogramBucketBoundaries = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] };

    private readonly TimeProvider _time;
    private readonly Counter<long> _rows;
    private readonly Counter<long> _exports;
    private readonly Histogram<double> _queueAge;
    private readonly Histogram<double> _shardDuration;
    private readonly Counter<long> _runs;
    private readonly Histogram<double> _scores;
    private readonly ObservableGauge<double> _runAge;
    private volatile GaugeState? _state;

    public PipelineMetrics(TimeProvider time)
    {
        _time = time;
        Meter = new Meter(MetricNames.Source);
        _rows = Meter.CreateCounter<long>(MetricNames.Rows, MetricNames.RowUnit, "Rows of exports that came to an outcome.");
        _exports = Meter.CreateCounter<long>(MetricNames.Exports, MetricNames.ExportUnit, "Exports that came to an outcome.");
        _queueAge = Meter.CreateHistogram(MetricNames.QueueAge, MetricNames.SecondUnit, "Time that messages waited for work on them to begin.", advice: AgeBuckets);
        _shardDuration = Meter.CreateHistogram(MetricNames.ShardDuration, MetricNames.SecondUnit, "Time that parts of runs were scored in.", advice: DurationBuckets);
        _runs = Meter.CreateCounter<long>(MetricNames.Runs, MetricNames.RunUnit, "Runs that came to an end, or were given up.");
        _scores = Meter.CreateHistogram(MetricNames.Scores, MetricNames.RatioUnit, "Churn probabilities of published runs.", advice: Tenths);
        _runAge = Meter.CreateObservableGauge(MetricNames.RunAge, () => Seconds(state => state.RunPublishedAt), MetricNames.SecondUnit, "Time since the current run was published.");
        Meter.CreateObservableGauge(MetricNames.ModelAge, () => Seconds(state => state.ModelTrainedAt), MetricNames.SecondUnit, "Time since the current model was trained.");
        Meter.CreateObservableGauge(
            MetricNames.ModelDrift, () => Values(state => state.Drift), MetricNames.RatioUnit, "Population stability index of the current run's scores against those of the run that trained its model.");
        Meter.CreateObservableGauge(
            MetricNames.PoisonMessages, () => Values(state => state.PoisonMessages), MetricNames.MessageUnit, "Parked messages that nobody replayed.");
    }

    /// <summary>Tells these instruments from those of other jobs in the process.</summary>
    internal Meter Meter { get; }

    /// <summary>Whether anybody asks for gauges.</summary>
    internal bool HasGaugeListener => _runAge.Enabled;

    /// <summary>Counts an export, and its rows if it was read to its end.</summary>
    internal void Finished(LedgerEntry entry)
    {
        _exports.Add(1, new KeyValuePair<string, object?>(MetricNames.Outcome, entry.Status));
        // What anybody may call a folder is no attribute.
        var kind = ExportKind.IsKnown(entry.Kind) || entry.Kind is AliasLibrary.Kind or MappingLibrary.Kind ? entry.Kind : MetricNames.OtherKind;
        Count(MetricNames.AcceptedRows, entry.Accepted);
        Count(MetricNames.RejectedRows, entry.Rejected);
        Count(MetricNames.DuplicateRows, entry.Duplicates);

        void Count(string outcome, long rows)
        {
            if (rows > 0) _rows.Add(rows, new(MetricNames.Outcome, outcome), new(MetricNames.Kind, kind));
        }
    }

    /// <summary>Notes that work on a message begins.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="insertedAt">When it came into the queue; <c>null</c> if that is not known.</param>
    public void Started(string queue, DateTimeOffset? insertedAt)
    {
        if (insertedAt is not { } from || !_queueAge.Enabled) return;
        // Storage's clock may be ahead.
        _queueAge.Record(Math.Max(0, (_time.GetUtcNow() - from).TotalSeconds), new KeyValuePair<string, object?>(MetricNames.Queue, queue));
    }

    internal long Timestamp() => _time.GetTimestamp();

    internal void ShardsScored(long startedAt) => _shardDuration.Record(_time.GetElapsedTime(startedAt).TotalSeconds);

    internal void RunEnded(string status) => _runs.Add(1, new KeyValuePair<string, object?>(MetricNames.Status, status));

    internal void Published(ScoreDistribution scores)
    {
        if (!_scores.Enabled) return;
        foreach (var (tenth, count) in scores.Tenths.Index())
        {
            for (var i = 0L; i < count; i++) _scores.Record((tenth + 0.5) / scores.Tenths.Count);
        }
    }

    internal void Set(GaugeState state) => _state = state;

    private IEnumerable<Measurement<double>> Seconds(Func<GaugeState, DateTimeOffset?> since) =>
        Values(state => since(state) is { } from ? Math.Max(0, (_time.GetUtcNow() - from).TotalSeconds) : null);

    private IEnumerable<Measurement<double>> Values(Func<GaugeState, double?> value) =>
        _state is { } state && _time.GetUtcNow() - state.ReadAt < ValidFor && value(state) is { } known ? [new Measurement<double>(known)] : [];
}
