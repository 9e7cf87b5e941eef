using Analytics.Customers;
using Analytics.Metrics;
using Analytics.Prediction;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Pipeline.Events;
using Pipeline.Forgetting;
using Pipeline.Publishing;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Pipeline.Training;

namespace Pipeline.Scoring;

/// <summary>Scores the customers of a range of shards; whichever part finishes last publishes the run.</summary>
public sealed class ScoreShardJob(
    RunStore runs,
    RunAttempts attempts,
    ModelStore models,
    TimelineSource timelines,
    TombstoneLibrary tombstones,
    PartStore parts,
    TableClient predictions,
    BlobContainerClient predictionFiles,
    Publisher publisher,
    ILogger<ScoreShardJob> log)
{
    /// <summary>Does the work of one message; a part that is done is not scored again, but the run is published should that be left.</summary>
    public async Task RunAsync(string runId, ShardRange shards, CancellationToken cancellationToken = default)
    {
        var run = await runs.FindAsync(runId, cancellationToken);
        if (run is not { IsScoring: true }) return;
        await attempts.RunAsync(runId, RunAttempts.Scoring(shards), () => AttemptAsync(run, shards, cancellationToken), cancellationToken);
    }

    private async Task AttemptAsync(Run run, ShardRange shards, CancellationToken cancellationToken)
    {
        var runId = run.RunId;
        if (!await runs.IsPartDoneAsync(runId, shards, cancellationToken))
        {
            await ScoreAsync(run, shards, cancellationToken);
            await runs.MarkPartAsync(runId, shards, cancellationToken);
        }
        if (await runs.CountPartsAsync(runId, cancellationToken) >= run.Parts) await publisher.PublishAsync(runId, cancellationToken);
    }

    /// <summary>
    /// Scores a part until nobody is forgotten meanwhile: what was written then may hold predictions of theirs. Whoever is forgotten after the rows are
    /// written is found in them by what cleans up behind the tombstone.
    /// </summary>
    private async Task ScoreAsync(Run run, ShardRange shards, CancellationToken cancellationToken)
    {
        var model = await models.LoadAsync(run.ModelVersion!, cancellationToken);
        var inputs = await runs.InputsAsync(run.RunId, cancellationToken);
        // A part of another cut would count customers twice.
        if (!inputs.Ranges.Contains(shards)) throw new InvalidDataException($"Run {run.RunId} has no part {shards}.");
        Tombstones forgotten;
        do
        {
            forgotten = await tombstones.CurrentAsync(cancellationToken);
            await ScoreAsync(run, shards, model, inputs, forgotten, cancellationToken);
        }
        while ((await tombstones.CurrentAsync(cancellationToken)).Version != forgotten.Version);
    }

    private async Task ScoreAsync(Run run, ShardRange shards, CustomerModel model, RunInputs inputs, Tombstones forgotten, CancellationToken cancellationToken)
    {
        var batch = await timelines.ReadAsync(inputs.Segments.Select(segment => segment.Open()), shards, forgotten, cancellationToken);

        // By partition, as batches of the table hold one each.
        var scored = model.PredictAndExplain(batch.Timelines, run.AsOf, PredictionRow.ReasonCount)
            .OrderBy(customer => CustomerShard.Of(customer.Prediction.CustomerId)).ThenBy(customer => customer.Prediction.CustomerId, StringComparer.Ordinal)
            .ToList();
        var rows = scored.ConvertAll(customer => PredictionRow.Of(customer, run.ModelVersion!));
        // An attempt of before may have been killed behind the back of whoever cleaned up.
        if (!forgotten.IsEmpty) await RemoveOthersAsync(run.RunId, shards, rows, cancellationToken);
        await TableWriter.UpsertAsync(predictions, rows.Select(row => row.ToEntity(run.RunId)), cancellationToken);
        await predictionFiles.GetBlobClient($"{run.RunId}/part-{shards.Name}.csv.gz")
            .UploadAsync(BinaryData.FromBytes(PredictionCsv.Write(scored)), overwrite: true, cancellationToken);
        await parts.WriteAsync(run.RunId, shards, Result(batch, rows, forgotten), cancellationToken);
        log.ShardsScored(run.RunId, shards.ToString(), rows.Count);
    }

    /// <summary>Removes rows of the part that this attempt does not write.</summary>
    private async Task RemoveOthersAsync(string runId, ShardRange shards, List<PredictionRow> rows, CancellationToken cancellationToken)
    {
        var written = rows.Select(row => PredictionRow.RowKey(row.CustomerId)).ToHashSet(StringComparer.Ordinal);
        for (var shard = shards.First; shard <= shards.Last; shard++)
        {
            var filter = TableFilter.Create($"PartitionKey eq {PredictionRow.PartitionKey(runId, shard)}");
            await foreach (var row in predictions.QueryAsync(filter, select: ["RowKey"], cancellationToken: cancellationToken))
            {
                if (!written.Contains(row.RowKey)) await predictions.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
            }
        }
    }

    private static PartResult Result(TimelineBatch batch, List<PredictionRow> rows, Tombstones forgotten)
    {
        var book = new SatisfactionBook();
        book.Add(batch);
        return new PartResult(
            batch.Timelines.Count,
            rows.Count,
            RankingList.Top(rows.Select(row => new RankedCustomer(row.CustomerId, row.ChurnProbability, row.Band, row.ValueAtRisk))),
            book.Periods,
            book.Agents,
            forgotten.IsEmpty ? null : forgotten.Version);
    }
}
