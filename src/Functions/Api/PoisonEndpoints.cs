using Pipeline;

namespace Functions.Api;

/// <summary><c>GET /api/poison</c> and <c>POST /api/poison/{id}/replay</c>.</summary>
internal sealed class PoisonEndpoints(PipelineJobs jobs)
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapRead("/poison", ListAsync);
        api.MapPost("/poison/{id}/replay", ReplayAsync);
    }

    private async Task<IResult> ListAsync(int? top, string? token, CancellationToken cancellationToken)
    {
        if (ApiEndpoints.CheckTop(top) is { } problem) return problem;
        var (entries, next) = await jobs.Poison.ListAsync(top ?? ApiEndpoints.DefaultTop, token, cancellationToken);
        return ApiResult.Json(new PoisonListAnswer([.. entries.Select(PoisonAnswer.Of)], next), ApiJsonContext.Default.PoisonListAnswer);
    }

    private async Task<IResult> ReplayAsync(string id, CancellationToken cancellationToken)
    {
        if (await jobs.Replay.RunAsync(id, cancellationToken) is not var (entry, isNew)) return ApiResult.NotFound("No message of this id was put aside.");
        return ApiResult.Json(PoisonAnswer.Of(entry), ApiJsonContext.Default.PoisonAnswer, isNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }
}
