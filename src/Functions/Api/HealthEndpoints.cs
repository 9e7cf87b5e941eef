using Functions.Api.Answers;
using Pipeline;

namespace Functions.Api;

/// <summary><c>GET /api/health</c>.</summary>
internal sealed class HealthEndpoints(PipelineJobs jobs, TimeProvider time)
{
    /// <summary>The only path of the API that is answered without storage.</summary>
    public const string Path = $"{ApiEndpoints.Root}/health";

    private readonly HealthReport _report = new(jobs, time);

    public void Map(RouteGroupBuilder api) => api.MapMethods("/health", ApiMethods.Read, GetAsync);

    private async Task<IResult> GetAsync(CancellationToken cancellationToken)
    {
        var health = await _report.CurrentAsync().WaitAsync(cancellationToken);
        return ApiResult.Json(health, ApiJsonContext.Default.HealthAnswer, health.Status == HealthReport.Ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
