using System.Diagnostics;
using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Training;
using Microsoft.Extensions.Logging;
using Pipeline.Events;
using Pipeline.Notifications;
using Pipeline.Runs;
using Pipeline.Telemetry;

namespace Pipeline.Training;

/// <summary>Gives a run its model, trained now or before, and hands out the scoring.</summary>
public sealed class TrainJob(
    RunStore runs, RunAttempts attempts, RunQueues queues, ModelStore models, RunInsights insights, TimelineSource timelines, NotificationQueue notifications,
    PipelineOptions options, PipelineMetrics metrics, TimeProvider time, ILogger<TrainJob> log)
{
    /// <summary>A model is due when the data has grown by this share since it was trained.</summary>
    private const double GrowthShare = 0.25;

    private const long BytesPerMegabyte = 1024 * 1024;

    /// <summary>Does the work of one message; calling it again for the same run repeats only what may have been lost.</summary>
    public Task RunAsync(string runId, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        JobTrace.RunAsync("train", JobTrace.RunId, runId, () => DoAsync(runId, progress, cancellationToken));

    private async Task DoAsync(string runId, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var run = await runs.ChangeAsync(runId, run => run.Status == RunStatus.Queued ? run with { Status = RunStatus.Training } : run.Resumed(), cancellationToken);
        // The attempt that failed it may have been killed before it asked for that.
        if (run is { Status: RunStatus.Failed }) await notifications.AskAsync(runId, cancellationToken);
        if (run is null || RunStatus.IsFinal(run.Status)) return;
        await attempts.RunAsync(runId, RunAttempts.Training, () => WatchedAsync(run, progress, cancellationToken), cancellationToken);
    }

    private async Task WatchedAsync(Run run, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        await using var watch = new RunWatch(runs, run.RunId, time, cancellationToken);
        try
        {
            await AttemptAsync(run, progress, watch.Token);
        }
        catch (Exception exception) when (watch.IsCancelled && !cancellationToken.IsCancellationRequested && IsCancellation(exception))
        {
            // Called off: there is nothing to try again.
        }
    }

    private static bool IsCancellation(Exception exception) =>
        exception is OperationCanceledException || (exception is AggregateException all && all.Flatten().InnerExceptions.All(inner => inner is OperationCanceledException));

    private async Task AttemptAsync(Run run, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var runId = run.RunId;
        var inputs = await runs.InputsAsync(runId, cancellationToken);
        JobTrace.Link(inputs.Traces);
        if (run.Status == RunStatus.Training)
        {
            try
            {
                run = await ChooseModelAsync(run, inputs, progress, cancellationToken);
            }
            catch (TooLittleDataException exception)
            {
                // Trying again does not help: the exports have to change.
                log.RunFailed(runId, exception.Message);
                var isNew = false;
                await runs.ChangeAsync(
                    runId,
                    current => (isNew = !RunStatus.IsFinal(current.Status)) ? current with { Status = RunStatus.Failed, Reason = exception.Message } : current,
                    cancellationToken);
                if (isNew) metrics.RunEnded(RunStatus.Failed);
                await notifications.AskAsync(runId, cancellationToken);
                return;
            }
        }
        if (run.Status == RunStatus.Cancelled) return;
        // The messages are sent again on a redelivery: the attempt before may have been killed between two of them. Done parts are recognised.
        foreach (var part in inputs.Ranges) await queues.AskForScoresAsync(runId, part, cancellationToken);
    }

    private async Task<Run> ChooseModelAsync(Run run, RunInputs inputs, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var sample = new SampledTimelines(timelines, inputs, options.Training.MaxEventMegabytes * BytesPerMegabyte);
        var version = await CurrentIfNotDueAsync(run, inputs, cancellationToken) ?? await TrainAsync(run, inputs, sample, progress, cancellationToken);
        if (version is not null)
        {
            JobTrace.Tag(JobTrace.ModelVersion, version);
            log.ModelChosen(run.RunId, version);
            await insights.MakeAsync(run, inputs, version, sample, cancellationToken);
        }
        var parts = inputs.Parts.Count;
        var changed = await runs.ChangeAsync(
            run.RunId,
            current => current.Status == RunStatus.Training && version is not null ? current with { Status = RunStatus.Scoring, ModelVersion = version, Parts = parts } : current,
            cancellationToken);
        return changed ?? throw new InvalidOperationException($"Run {run.RunId} was removed while its model was chosen.");
    }

    private async Task<string?> CurrentIfNotDueAsync(Run run, RunInputs inputs, CancellationToken cancellationToken)
    {
        // An attempt that was killed after training has left the model, perhaps before it made it the current one.
        if (await models.FindAsync(ModelStore.VersionOf(run.RunId), cancellationToken) is { } own)
        {
            await models.MakeCurrentAsync(own, cancellationToken);
            return own.ModelVersion;
        }
        if (run.ForceTraining || await models.CurrentAsync(cancellationToken) is not { } current) return null;
        var due = current.DefinitionVersion != DefinitionVersion.Of(options)
            || time.GetUtcNow() - current.TrainedAt >= TimeSpan.FromDays(options.Training.MaxModelAgeDays)
            || inputs.Rows > current.InputRows * (1 + GrowthShare);
        return due ? null : current.ModelVersion;
    }

    /// <summary>Trains a model.</summary>
    /// <returns>Its version; <c>null</c> if the run came to an end meanwhile.</returns>
    private async Task<string?> TrainAsync(Run run, RunInputs inputs, SampledTimelines sample, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var batch = await sample.ReadAsync(cancellationToken);

        var settings = options.Churn.ToDefinition(ChurnBasis.Cancellation);
        var definition = ChurnEvidence.Settle(settings, batch.Timelines);
        var schedule = AsOfSchedule.Create(inputs.FirstEventAt, inputs.LastEventAt, definition.OutcomeDays, inputs.LastInteractionAt);
        var version = ModelStore.VersionOf(run.RunId);
        var trainer = new CustomerModelTrainer(options.Training.ToTrainerOptions());
        var loyalty = options.Loyalty.ToDefinition(definition.HorizonDays);
        var model = await Task.Run(
            () => trainer.Train(batch.Timelines, definition, loyalty, schedule, version, progress, cancellationToken), cancellationToken);
        model = model.WithCards(card => card with
        {
            SampledShare = sample.Share,
            TrainingSeconds = watch.Elapsed.TotalSeconds,
        });

        // A model of a run that was called off while the last trees grew would become the current one.
        if (await runs.FindAsync(run.RunId, cancellationToken) is not { } standing || RunStatus.IsFinal(standing.Status)) return null;
        await models.SaveAsync(model, Entry(run, inputs, model.Card), cancellationToken);
        log.ModelTrained(version, model.Card.Rows, model.Card.Customers, model.Card.Evaluation.Auc ?? double.NaN, model.Card.Evaluation.Method);
        return version;
    }

    private ModelEntry Entry(Run run, RunInputs inputs, ModelCard card) => new()
    {
        ModelVersion = card.ModelVersion,
        RunId = run.RunId,
        TrainedAt = time.GetUtcNow(),
        RequestedAt = run.CreatedAt,
        DefinitionVersion = DefinitionVersion.Of(options),
        InputRows = inputs.Rows,
        Engine = card.Engine,
        Rows = card.Rows,
        Positives = card.Positives,
        Auc = card.Evaluation.Auc,
        Grade = card.Grade,
        LoyaltyAuc = card.Loyalty?.Evaluation.Auc,
        Method = card.Evaluation.Method,
    };
}
