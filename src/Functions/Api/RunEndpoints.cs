using Functions.Api.Access;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline;
using Pipeline.Runs;

namespace Functions.Api;

/// <summary><c>GET|POST /api/runs</c>, <c>GET /api/runs/{id}</c>, and <c>POST /api/runs/{id}/cancel</c> and <c>…/publish</c>.</summary>
internal sealed class RunEndpoints(PipelineJobs jobs)
{
    private const string List = "runs";

    public void Map(RouteGroupBuilder api)
    {
        api.MapMethods("/runs", ApiMethods.Read, ListAsync);
        api.MapMethods("/runs", ApiMethods.Post, StartAsync).Audited();
        api.MapMethods("/runs/{id}", ApiMethods.Read, GetAsync);
        api.MapMethods("/runs/{id}/cancel", ApiMethods.Post, CancelAsync).Audited();
        api.MapMethods("/runs/{id}/publish", ApiMethods.Post, PublishAsync).Audited();
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
        if (await jobs.Runs.FindAsync(id, cancellationToken) is not { } run) return Unknown();
        var done = await jobs.Runs.CountPartsAsync(id, cancellationToken);
        return ApiResult.Json(RunAnswer.Of(run, await jobs.Runs.CurrentAsync(cancellationToken), done), ApiJsonContext.Default.RunAnswer);
    }

    private async Task<IResult> CancelAsync(string id, HttpContext context, CancellationToken cancellationToken)
    {
        if (await jobs.Cancel.RunAsync(id, cancellationToken) is not var (run, _)) return Unknown();
        Audit.About(context, run.RunId);
        return run.Status == RunStatus.Cancelled
            ? await AnswerAsync(run, cancellationToken)
            : ApiResult.Conflict(run.IsPublishing ? "The run is being published." : $"The run is {run.Status}: it has come to an end.");
    }

    private async Task<IResult> PublishAsync(string id, HttpContext context, CancellationToken cancellationToken)
    {
        if (await jobs.GoBack.RunAsync(id, cancellationToken) is not var (run, _)) return Unknown();
        Audit.About(context, run.RunId);
        return run.Status switch
        {
            RunStatus.Published => await AnswerAsync(run, cancellationToken),
            RunStatus.Removing or RunStatus.Removed => ApiResult.Gone("The run is no longer kept."),
            _ => ApiResult.Conflict($"The run is {run.Status}: it was never published."),
        };
    }

    private async Task<IResult> AnswerAsync(Run run, CancellationToken cancellationToken) =>
        ApiResult.Json(RunAnswer.Of(run, await jobs.Runs.CurrentAsync(cancellationToken)), ApiJsonContext.Default.RunAnswer);

    private static IResult Unknown() => ApiResult.NotFound("There is no run of this id.");

    private async Task<IResult> StartAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var wish = new RunRequest();
        if (RequestBody.IsThere(request))
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
