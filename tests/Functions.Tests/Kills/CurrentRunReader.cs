using System.Globalization;
using Pipeline.Queries;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Testing;

namespace Functions.Tests.Kills;

/// <summary>
/// Reads what <c>Runs</c>/<c>current</c> names, over and over, as any reader of the tables does, and compares it with what the run's own row
/// says that it has.
/// </summary>
internal sealed class CurrentRunReader : IAsyncDisposable
{
    private readonly PipelineUnderTest _pipeline;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _problems = [];
    private readonly Task _reading;

    public CurrentRunReader(PipelineUnderTest pipeline)
    {
        _pipeline = pipeline;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Reads that found a run.</summary>
    public int Reads { get; private set; }

    /// <summary>Stops reading and gives what was wrong.</summary>
    public async Task<IReadOnlyList<string>> FinishAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        return _problems;
    }

    public async ValueTask DisposeAsync()
    {
        await FinishAsync();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (await _pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None) is { } runId)
            {
                Reads++;
                if (await ProblemAsync(runId) is { } problem) _problems.Add(problem);
            }
            await Task.Delay(10);
        }
    }

    private async Task<string?> ProblemAsync(string runId)
    {
        var run = await _pipeline.Jobs.Runs.FindAsync(runId, CancellationToken.None);
        var predictions = await CountAsync(StorageLayout.PredictionsTable, runId + "-");
        var ranked = await CountAsync(StorageLayout.RankingsTable, runId + "-all");
        var metrics = await _pipeline.Jobs.Metrics.OverallAsync(runId, CancellationToken.None);
        var page = await _pipeline.Jobs.Customers.ListAsync(RankingList.All, PublishedCustomers.MaxTop, null, CancellationToken.None);
        if (run is null || run.Status is RunStatus.Removed) return $"{runId} is current and has no row, or was removed.";
        if (run.Predictions == 0 || predictions != run.Predictions || ranked != run.Predictions)
            return string.Create(CultureInfo.InvariantCulture, $"{runId} ({run.Status}) says {run.Predictions} predictions, has {predictions}, and ranks {ranked}.");
        if (metrics is null) return $"{runId} is current without its metrics.";
        return page is null ? $"{runId} is current and its ranking cannot be read." : null;
    }

    private async Task<int> CountAsync(string table, string partitions)
    {
        var count = 0;
        await foreach (var _ in _pipeline.Table(table).QueryAsync(TableFilter.StartsWith("PartitionKey", partitions), ["RowKey"])) count++;
        return count;
    }
}
