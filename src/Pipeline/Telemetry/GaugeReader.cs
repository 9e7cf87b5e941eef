using Azure;
using Pipeline.Faults;
using Pipeline.Runs;
using Pipeline.Training;

namespace Pipeline.Telemetry;

/// <summary>Reads what the gauges go by: with every sweep and after publishing, not when somebody collects them.</summary>
public sealed class GaugeReader(RunStore runs, ModelStore models, PoisonStore poison, PipelineMetrics metrics, TimeProvider time)
{
    /// <summary>Reads it, if anybody asks for gauges. Where storage does not let it, they stay as they are: measuring must not make work fail.</summary>
    public async Task UpdateAsync(CancellationToken cancellationToken)
    {
        if (!metrics.HasGaugeListener) return;
        try
        {
            var run = await runs.CurrentAsync(cancellationToken) is { } runId ? await runs.FindAsync(runId, cancellationToken) : null;
            var model = await models.CurrentAsync(cancellationToken);
            metrics.Set(new GaugeState(time.GetUtcNow(), run?.PublishedAt, run?.Drift, model?.TrainedAt, await poison.CountWaitingAsync(cancellationToken)));
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            // The next sweep reads it again.
        }
    }
}
