using Azure;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline;

namespace Functions.Api;

/// <summary><c>GET /api/health</c>.</summary>
internal sealed class HealthEndpoints(PipelineJobs jobs)
{
    /// <summary>The only path of the API that is answered without storage.</summary>
    public const string Path = $"{ApiEndpoints.Root}/health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public void Map(RouteGroupBuilder api) => api.MapMethods("/health", ApiMethods.Read, GetAsync);

    private async Task<IResult> GetAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await jobs.PrepareStorageAsync(limit.Token);
            var current = await jobs.Runs.CurrentAsync(limit.Token);
            return ApiResult.Json(new HealthAnswer("ok", "ok", current), ApiJsonContext.Default.HealthAnswer);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return ApiResult.Json(
                new HealthAnswer("unavailable", "unreachable", null), ApiJsonContext.Default.HealthAnswer, StatusCodes.Status503ServiceUnavailable);
        }
    }
}
