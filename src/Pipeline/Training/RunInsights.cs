using Analytics.Analysis;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Metrics;
using Analytics.Prediction;
using Analytics.Reports;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Pipeline.Faults;
using Pipeline.Forgetting;
using Pipeline.Runs;
using Pipeline.Storage;

namespace Pipeline.Training;

/// <summary>
/// Finds a run's insights in the customers that training reads, and keeps them beside its predictions. A run does without them rather than
/// not being scored.
/// </summary>
public sealed class RunInsights(
    RunAttempts attempts, ModelStore models, BlobContainerClient predictionFiles, TombstoneLibrary tombstones, PipelineOptions options, ILogger<RunInsights> log)
{
    /// <summary>Attempts after which a run goes on without: the process may have been ended for want of memory or time each time.</summary>
    private const int MaxAttempts = 2;

    /// <summary>Name of the document in the container of predictions.</summary>
    internal static string BlobName(string runId) => $"{runId}/insights.json";

    /// <summary>Finds the insights, unless that was done before or has failed too often.</summary>
    internal async Task MakeAsync(Run run, RunInputs inputs, string modelVersion, SampledTimelines sample, CancellationToken cancellationToken)
    {
        try
        {
            if (await predictionFiles.GetBlobClient(BlobName(run.RunId)).ExistsAsync(cancellationToken))
            {
                // Whoever wrote it may have been killed before it looked who was forgotten meanwhile.
                await LeaveOutForgottenAsync(run.RunId, cancellationToken);
                return;
            }
            if (await attempts.FindAsync(run.RunId, RunAttempts.Insights, cancellationToken) is { Attempts: >= MaxAttempts }) return;
            await attempts.RunAsync(run.RunId, RunAttempts.Insights, () => WriteAsync(run.RunId, inputs, modelVersion, sample, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (FailureReason.IsFailure(exception, cancellationToken))
        {
            // Of whatever kind: predictions do not depend on it. The exception itself may quote customers.
            log.InsightsFailed(run.RunId, FailureReason.Of(exception));
        }
    }

    private async Task WriteAsync(string runId, RunInputs inputs, string modelVersion, SampledTimelines sample, CancellationToken cancellationToken)
    {
        var model = await models.LoadAsync(modelVersion, cancellationToken);
        var batch = await sample.ReadAsync(cancellationToken);
        var definition = ChurnEvidence.Settle(options.Churn.ToDefinition(ChurnBasis.Cancellation), batch.Timelines);
        var schedule = AsOfSchedule.Create(inputs.FirstEventAt, inputs.LastEventAt, definition.OutcomeDays, inputs.LastInteractionAt);
        var book = new SatisfactionBook();
        book.Add(batch);
        var insights = await Task.Run(
            () =>
            {
                var predictions = model.PredictByRisk(batch.Timelines, schedule.Scoring, cancellationToken);
                return InsightFinder.Find(
                    new InsightData
                    {
                        Timelines = batch.Timelines,
                        AnonymousSurveys = batch.AnonymousSurveys,
                        Churn = definition,
                        Schedule = schedule,
                        Model = model,
                        Predictions = predictions,
                    },
                    cancellationToken);
            },
            cancellationToken);
        var result = new AnalysisResult
        {
            AsOf = schedule.Scoring,
            Definition = definition,
            Exports = [],
            Periods = book.Periods,
            Customers = batch.Timelines.Count,
            SampledShare = sample.Share,
            Insights = insights,
        };
        await predictionFiles.WriteOnceAsync(BlobName(runId), BinaryData.FromBytes(InsightsJson.Write(result)), null, cancellationToken);
        await LeaveOutForgottenAsync(runId, cancellationToken);
        log.InsightsFound(runId, batch.Timelines.Count);
    }

    /// <summary>The customers were read before some of them may have been forgotten. Who is forgotten after this finds the document where it lies.</summary>
    private async Task LeaveOutForgottenAsync(string runId, CancellationToken cancellationToken)
    {
        var forgotten = await tombstones.CurrentAsync(cancellationToken);
        if (!forgotten.IsEmpty) await LeaveOutAsync(predictionFiles, runId, customer => forgotten.Find(customer) is not null, cancellationToken);
    }

    /// <summary>Takes customers out of a run's document, if there is one.</summary>
    /// <returns>Entries taken out.</returns>
    internal static async Task<int> LeaveOutAsync(BlobContainerClient predictionFiles, string runId, Func<string, bool> isGone, CancellationToken cancellationToken)
    {
        var removed = 0;
        var isChanged = await predictionFiles.ChangeAsync(
            BlobName(runId), content => InsightsJson.Without(content, isGone, out removed) is var kept && removed > 0 ? kept : null, cancellationToken);
        return isChanged ? removed : 0;
    }
}
