using Functions.Api.Access;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline;
using Pipeline.Runs;
using Pipeline.Training;

namespace Functions.Api;

/// <summary><c>GET /api/models</c>, <c>GET /api/models/{version}</c> and its card, and which of them scores: <c>POST …/promote</c> and <c>POST /api/models/rollback</c>.</summary>
internal sealed class ModelEndpoints(PipelineJobs jobs)
{
    private const string List = "models";

    public void Map(RouteGroupBuilder api)
    {
        api.MapMethods("/models", ApiMethods.Read, ListAsync);
        api.MapMethods("/models/{version}", ApiMethods.Read, GetAsync);
        api.MapMethods("/models/{version}/card", ApiMethods.Read, GetCardAsync);
        api.MapMethods("/models/{version}/promote", ApiMethods.Post, PromoteAsync).Audited();
        api.MapMethods("/models/rollback", ApiMethods.Post, RollBackAsync).Audited();
    }

    private async Task<IResult> ListAsync(int? top, string? token, CancellationToken cancellationToken)
    {
        if (ApiEndpoints.CheckTop(top) is { } problem) return problem;
        var current = await jobs.Models.CurrentAsync(cancellationToken);
        var (entries, next) = await jobs.Models.ListAsync(top ?? ApiLimits.DefaultTop, PageToken.Open(List, token), cancellationToken);
        return ApiResult.Json(
            new ModelListAnswer([.. entries.Select(entry => ModelAnswer.Of(entry, current?.ModelVersion))], PageToken.Seal(List, next)), ApiJsonContext.Default.ModelListAnswer);
    }

    private async Task<IResult> GetAsync(string version, CancellationToken cancellationToken) =>
        RunId.IsValid(version) && await jobs.Models.FindAsync(version, cancellationToken) is { } model ? await AnswerAsync(model, cancellationToken) : Unknown();

    private async Task<IResult> GetCardAsync(string version, CancellationToken cancellationToken) =>
        await jobs.Models.GetCardAsync(version, cancellationToken) is { } card ? new StoredJson(card) : Unknown();

    private async Task<IResult> PromoteAsync(string version, HttpContext context, CancellationToken cancellationToken) =>
        await AnswerAsync(await jobs.Promotion.PromoteAsync(version, cancellationToken), context, cancellationToken);

    private async Task<IResult> RollBackAsync(HttpContext context, CancellationToken cancellationToken) =>
        await AnswerAsync(await jobs.Promotion.RollBackAsync(cancellationToken), context, cancellationToken);

    private async Task<IResult> AnswerAsync(PromotionAnswer answer, HttpContext context, CancellationToken cancellationToken)
    {
        if (answer.Model is { } model) Audit.About(context, model.ModelVersion);
        return answer.Outcome switch
        {
            PromotionOutcome.Promoted or PromotionOutcome.AlreadyCurrent => await AnswerAsync(answer.Model!, cancellationToken),
            PromotionOutcome.Unknown => Unknown(),
            PromotionOutcome.Unusable => ApiResult.Conflict($"The model cannot be used. {answer.Reason}"),
            PromotionOutcome.NoPrevious => ApiResult.Conflict("There is no model before the present one."),
            _ => throw new InvalidOperationException("An outcome that has no answer."),
        };
    }

    private async Task<IResult> AnswerAsync(ModelEntry model, CancellationToken cancellationToken) =>
        ApiResult.Json(ModelAnswer.Of(model, (await jobs.Models.CurrentAsync(cancellationToken))?.ModelVersion), ApiJsonContext.Default.ModelAnswer);

    private static IResult Unknown() => ApiResult.NotFound("There is no model of this version.");
}
