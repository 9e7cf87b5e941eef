using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage.Tables;

namespace Pipeline.Forgetting;

/// <summary>A customer's rows in the table <c>Predictions</c>, of every run that is there.</summary>
internal sealed class PredictionTrace(RunStore runs, TableClient predictions) : ICustomerTrace
{
    public string Place => ForgetPlace.PredictionRows;

    public async Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var removed = 0L;
        await foreach (var runId in runs.KeptAsync(cancellationToken))
        {
            foreach (var name in names)
            {
                var answer = await predictions.DeleteEntityAsync(PredictionRow.PartitionKey(runId, name), PredictionRow.RowKey(name), cancellationToken: cancellationToken);
                if (!answer.IsError) removed++;
            }
        }
        return removed;
    }
}
