using Analytics.Customers;
using Analytics.Metrics;
using Analytics.Prediction;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Pipeline.Customers;
using Pipeline.Events;
using Pipeline.Forgetting;
using Pipeline.Outcomes;
using Pipeline.Publishing;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Pipeline.Telemetry;
using Pipeline.Training;

namespace Pipeline.Scoring;

/// <summary>Scores the customers of a range of shards; whichever part finishes last publishes the run.</summary>
public sealed class ScoreShardJob(
    RunStore runs,
    RunAttempts attempts,
    ModelStore models,
    TimelineSource timelines,
    TombstoneLibrary tombstones,
    PreviousPredictions previous,
    PartStore parts,
    TableClient predictions,
    CustomerIndex customerIds,
    OutcomeStore outcomes,
    BlobContainerClient predictionFiles,
    Publisher publisher,
    PipelineMetrics metrics,
    ILogger<ScoreShardJob> log)
{
    /// <summary>Does the work of one message; a part that is done is not scored again, but the run is published should that be left.</summary>
    public Task RunAsync(string runId, ShardRange shards, CancellationToken cancellationToken = default) =>
        JobTrace.RunAsync("score", JobTrace.RunId, runId, () => DoAsync(runId, shards, cancellationToken));

    private async Task DoAsync(string runId, ShardRange shards, CancellationToken cancellationToken)
    {
        JobTrace.Tag(JobTrace.Shards, shards.ToString());
        var run = await runs.FindAsync(runId, cancellationToken);
        if (run is not { IsScoring: true }) return;
        await attempts.RunAsync(runId, RunAttempts.Scoring(shards), () => AttemptAsync(run, shards, cancellationToken), cancellationToken);
    }

    private async Task AttemptAsync(Run run, ShardRange shards, CancellationToken cancellationToken)
    {
        var runId = run.RunId;
        if (!await runs.IsPartDoneAsync(runId, shards, cancellationToken))
        {
            var startedAt = metrics.Timestamp();
            await ScoreAsync(run, shards, cancellationToken);
            await runs.MarkPartAsync(runId, shards, cancellationToken);
            metrics.ShardsScored(startedAt);
        }
        if (await runs.CountPartsAsync(runId, cancellationToken) >= run.Parts) await publisher.PublishAsync(runId, cancellationToken);
    }

    /// <summary>
    /// Scores a part until none of its customers is forgotten meanwhile: what was written then may hold predictions of theirs. Whoever is forgotten after the rows are
    /// written is found in them by what cleans up behind the tombstone.
    /// </summary>
    private async Task ScoreAsync(Run run, ShardRange shards, CancellationToken cancellationToken)
    {
        var model = await models.LoadAsync(run.ModelVersion!, cancellationToken);
        var inputs = await runs.InputsAsync(run.RunId, cancellationToken);
        JobTrace.Tag(JobTrace.ModelVersion, run.ModelVersion);
        JobTrace.Link(inputs.Traces);
        // A part of another cut would count customers twice.
        if (!inputs.Ranges.Contains(shards)) throw new InvalidDataException($"Run {run.RunId} has no part {shards}.");
        while (true)
        {
            var forgotten = await tombstones.CurrentAsync(cancellationToken);
            var rows = await ScoreAsync(run, shards, model, inputs, forgotten, cancellationToken);
            var now = await tombstones.CurrentAsync(cancellationToken);
            // Whoever else was forgotten is in other parts.
            if (now.Version == forgotten.Version) return;
            List<string> gone = [.. rows.Select(row => row.CustomerId).Where(id => now.Find(id) != forgotten.Find(id))];
            if (gone.Count == 0) return;
            // The predictions by which they would be found may be gone already.
            await customerIds.RemoveAsync(gone, cancellationToken);
        }
    }

    private async Task<List<PredictionRow>> ScoreAsync(
        Run run, ShardRange shards, CustomerModel model, RunInputs inputs, Tombstones forgotten, CancellationToken cancellationToken)
    {
        var batch = await timelines.ReadAsync(inputs.Segments.Select(segment => segment.Open()), shards, forgotten, cancellationToken);

        // By partition, as batches of the table hold one each.
        var scored = model.PredictAndExplain(batch.Timelines, run.AsOf, PredictionRow.ReasonCount)
            .OrderBy(customer => CustomerShard.Of(customer.Prediction.CustomerId)).ThenBy(customer => customer.Prediction.CustomerId, StringComparer.Ordinal)
            .ToList();
        var before = await previous.ReadAsync(inputs.PreviousRunId, shards, cancellationToken);
        var rows = scored.ConvertAll(customer => PredictionRow.Of(customer, run.ModelVersion!).After(before.GetValueOrDefault(customer.Prediction.CustomerId)));
        // An attempt of before may have been killed behind the back of whoever cleaned up.
        if (!forgotten.IsEmpty) await RemoveOthersAsync(run.RunId, shards, rows, cancellationToken);
        // The run before has added its own. Before the predictions: by these an attempt is found that was killed, and its ids are removed with them.
        await customerIds.AddAsync(rows.Select(row => row.CustomerId).Where(id => !before.ContainsKey(id)), cancellationToken);
        await TableWriter.UpsertAsync(predictions, rows.Select(row => row.ToEntity(run.RunId)), cancellationToken);
        await predictionFiles.GetBlobClient(PartBlob.Csv(PartBlob.Part, run.RunId, shards))
            .UploadAsync(BinaryData.FromBytes(PredictionCsv.Write(scored)), overwrite: true, cancellationToken);
        await WriteOutcomesAsync(run.RunId, shards, forgotten, cancellationToken);
        await parts.WriteAsync(run.RunId, shards, Result(batch, rows, forgotten), cancellationToken);
        log.ShardsScored(run.RunId, shards.ToString(), rows.Count);
        return rows;
    }

    /// <summary>Writes what is known by now of contacts with customers, those who are not scored any more among them; no file if there is nothing.</summary>
    private async Task WriteOutcomesAsync(string runId, ShardRange shards, Tombstones forgotten, CancellationToken cancellationToken)
    {
        var all = await outcomes.OfAsync(shards, cancellationToken);
        // The table may not be cleaned yet.
        var known = all.Where(one => !(forgotten.Find(one.CustomerId) is { } stone && one.Outcome.At <= stone.ForgottenAt)).ToList();
        var file = predictionFiles.GetBlobClient(PartBlob.Csv(PartBlob.Outcomes, runId, shards));
        if (known.Count > 0) await file.UploadAsync(BinaryData.FromBytes(OutcomeCsv.Write(known)), overwrite: true, cancellationToken);
        else await file.DeleteIfExistsAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Removes rows of the part that this attempt does not write, and their ids.</summary>
    private async Task RemoveOthersAsync(string runId, ShardRange shards, List<PredictionRow> rows, CancellationToken cancellationToken)
    {
        var written = rows.Select(row => PredictionRow.RowKey(row.CustomerId)).ToHashSet(StringComparer.Ordinal);
        for (var shard = shards.First; shard <= shards.Last; shard++)
        {
            var filter = TableFilter.Create($"PartitionKey eq {PredictionRow.PartitionKey(runId, shard)}");
            await foreach (var row in predictions.QueryAsync(filter, select: ["RowKey", nameof(PredictionRow.CustomerId)], cancellationToken: cancellationToken))
            {
                if (written.Contains(row.RowKey)) continue;
                await customerIds.RemoveAsync([row.GetString(nameof(PredictionRow.CustomerId))!], cancellationToken);
                await predictions.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
            }
        }
    }

    private static PartResult Result(TimelineBatch batch, List<PredictionRow> rows, Tombstones forgotten)
    {
        var book = new SatisfactionBook();
        book.Add(batch);
        var segments = Segments(batch, rows, book);
        var lists = RankingList.NamesWith(segments.Keys).ToHashSet(StringComparer.Ordinal);
        var rankings = new RankingBook(lists);
        var totals = new RankingTotals();
        foreach (var customer in rows.Select(row => row.ToRanked()))
        {
            rankings.Add(customer);
            totals.Add(customer);
        }
        return new PartResult(
            batch.Timelines.Count,
            rows.Count,
            rankings.Everybody(),
            totals.Lists.Where(pair => lists.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal),
            rows.Aggregate(new RiskTally { Customers = batch.Timelines.Count }, Add),
            segments,
            book.Periods,
            book.Agents,
            forgotten.IsEmpty ? null : forgotten.Version,
            ScoreDistribution.Of(rows.Select(row => row.ChurnProbability)));
    }

    /// <summary>The part's largest segments.</summary>
    private static Dictionary<string, SegmentResult> Segments(TimelineBatch batch, List<PredictionRow> rows, SatisfactionBook book)
    {
        var tallies = batch.Timelines.Select(timeline => SegmentLabel.Of(timeline.Profile)).OfType<string>().CountBy(segment => segment, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => new RiskTally { Customers = pair.Value }, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Segment is { } segment) tallies[segment] = Add(tallies.GetValueOrDefault(segment) ?? new RiskTally(), row);
        }
        var largest = LargestSegments.Of(tallies.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Predictions)), LargestSegments.Candidates);
        return largest.ToDictionary(segment => segment, segment => new SegmentResult(tallies[segment], book.PeriodsOf(segment)), StringComparer.Ordinal);
    }

    private static RiskTally Add(RiskTally tally, PredictionRow row) => tally.Add(row.ChurnProbability, row.Band, row.ValueAtRisk);
}
