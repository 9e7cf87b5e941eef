using System.Text.Json;
using Azure.Storage.Queues;
using Pipeline.Events;

namespace Pipeline.Runs;

/// <summary>The messages by which a run's work is handed on.</summary>
public sealed class RunQueues(QueueClient trainRequests, QueueClient scoreShards)
{
    public Task AskForTrainingAsync(string runId, CancellationToken cancellationToken) =>
        trainRequests.SendMessageAsync(JsonSerializer.Serialize(new TrainRequest(runId), RunMessageJsonContext.Default.TrainRequest), cancellationToken);

    public Task AskForScoresAsync(string runId, ShardRange shards, CancellationToken cancellationToken) =>
        scoreShards.SendMessageAsync(
            JsonSerializer.Serialize(new ScoreShardsRequest(runId, shards.First, shards.Last), RunMessageJsonContext.Default.ScoreShardsRequest), cancellationToken);

    /// <exception cref="JsonException">The message is not of this kind.</exception>
    public static string ReadTrainRequest(string message)
    {
        var request = JsonSerializer.Deserialize(message, RunMessageJsonContext.Default.TrainRequest);
        return RunId.IsValid(request?.RunId) ? request.RunId : throw new JsonException("The message names no run.");
    }

    /// <exception cref="JsonException">The message is not of this kind.</exception>
    public static (string RunId, ShardRange Shards) ReadScoreShards(string message)
    {
        var request = JsonSerializer.Deserialize(message, RunMessageJsonContext.Default.ScoreShardsRequest);
        if (!RunId.IsValid(request?.RunId)) throw new JsonException("The message names no run.");
        if (request.FirstShard < 0 || request.FirstShard > request.LastShard || request.LastShard >= CustomerShard.Count)
            throw new JsonException("The message names shards that do not exist.");
        return (request.RunId, new ShardRange(request.FirstShard, request.LastShard));
    }
}
