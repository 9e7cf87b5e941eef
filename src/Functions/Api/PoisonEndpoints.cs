using Functions.Api.Access;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline;

namespace Functions.Api;

/// <summary><c>GET /api/poison</c>, <c>GET /api/poison/{id}</c> and <c>POST /api/poison/{id}/replay</c>.</summary>
internal sealed class PoisonEndpoints(PipelineJobs jobs)
{
    private const string List = "poison";

    public void Map(RouteGroupBuilder api)
    {
        api.MapMethods("/poison", ApiMethods.Read, ListAsync);
        api.MapMethods("/poison/{id}", ApiMethods.Read, GetAsync);
        api.MapMethods("/poison/{id}/replay", ApiMethods.Post, ReplayAsync).Audited();
    }

    private async Task<IResult> ListAsync(int? top, string? token, CancellationToken cancellationToken)
    {
        if (ApiEndpoints.CheckTop(top) is { } problem) return problem;
        var (entries, next) = await jobs.Poison.ListAsync(top ?? ApiLimits.DefaultTop, PageToken.Open(List, token), cancellationToken);
        return ApiResult.Json(new PoisonListAnswer([.. entries.Select(PoisonAnswer.Of)], PageToken.Seal(List, next)), ApiJsonContext.Default.PoisonListAnswer);
    }

    private async Task<IResult> GetAsync(string id, CancellationToken cancellationToken) =>
        await jobs.Poison.FindAsync(id, cancellationToken) is { } entry ? ApiResult.Json(PoisonAnswer.Of(entry), ApiJsonContext.Default.PoisonAnswer) : NotFound();

    private async Task<IResult> ReplayAsync(string id, HttpContext context, CancellationToken cancellationToken)
    {
        if (await jobs.Replay.RunAsync(id, cancellationToken) is not var (entry, isNew)) return NotFound();
        Audit.About(context, entry.Id);
        return ApiResult.Json(PoisonAnswer.Of(entry), ApiJsonContext.Default.PoisonAnswer, isNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }

    private static IResult NotFound() => ApiResult.NotFound("No message of this id was put aside.");
}
