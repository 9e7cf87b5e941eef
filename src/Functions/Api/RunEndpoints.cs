using Functions.Api.Access;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline;
using Pipeline.Runs;

namespace Functions.Api;

/// <summary><c>GET|POST /api/runs</c> and <c>GET /api/runs/{id}</c>.</summary>
internal sealed class RunEndpoints(PipelineJobs jobs)
{
    private const string List = "runs";

    public void Map(RouteGroupBuilder api)
    {
        api.MapRead("/runs", ListAsync);
        api.MapChange(HttpMethods.Post, "/runs", StartAsync);
        api.MapRead("/runs/{id}", GetAsync);
    }

    private async Task<IResult> ListAsync(int? top, string? token, CancellationToken cancellationToken)
    {
        if (ApiEndpoints.CheckTop(top) is { } problem) return problem;
        var current = await jobs.Runs.CurrentAsync(cancellationToken);
        var (runs, next) = await jobs.Runs.ListAsync(top ?? ApiLimits.DefaultTop, PageToken.Open(List, token), cancellationToken);
        return ApiResult.Json(new RunListAnswer([.. runs.Select(run => RunAnswer.Of(run, current))], PageToken.Seal(List, next)), ApiJsonContext.Default.RunListAnswer);
    }

    private async Task<IResult> GetAsync(string id, CancellationToken cancellationToken)
    {
        if (!RunId.IsValid(id)) return ApiResult.BadRequest("This is no id of a run.");
        if (await jobs.Runs.FindAsync(id, cancellationToken) is not { } run) return ApiResult.NotFound("There is no run of this id.");
        var done = await jobs.Runs.CountPartsAsync(id, cancellationToken);
        return ApiResult.Json(RunAnswer.Of(run, await jobs.Runs.CurrentAsync(cancellationToken), done), ApiJsonContext.Default.RunAnswer);
    }

    private async Task<IResult> StartAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var wish = new RunRequest();
        if (request.ContentLength > 0)
        {
            var (asked, problem) = await RequestBody.ReadAsync(request, ApiJsonContext.Default.RunRequest, ApiLimits.MaxSmallBodyBytes, """{"force": true}""", cancellationToken);
            if (problem is not null) return problem;
            wish = asked!;
        }

        var (run, isNew) = await jobs.Refresh.RunAsync(RefreshJob.RequestTrigger, wish.Force, cancellationToken);
        if (run is null) return ApiResult.Conflict("No export has been taken in yet, so there is nothing to run on.");
        Audit.About(request.HttpContext, run.RunId);
        request.HttpContext.Response.Headers.Location = $"/api/runs/{run.RunId}";
        var answer = RunAnswer.Of(run, await jobs.Runs.CurrentAsync(cancellationToken));
        return ApiResult.Json(answer, ApiJsonContext.Default.RunAnswer, isNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }
}
