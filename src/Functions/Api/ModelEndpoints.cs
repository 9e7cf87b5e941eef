using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline.Training;

namespace Functions.Api;

/// <summary><c>GET /api/models</c>.</summary>
internal sealed class ModelEndpoints(ModelStore models)
{
    private const string List = "models";

    public void Map(RouteGroupBuilder api) => api.MapRead("/models", ListAsync);

    private async Task<IResult> ListAsync(int? top, string? token, CancellationToken cancellationToken)
    {
        if (ApiEndpoints.CheckTop(top) is { } problem) return problem;
        var current = await models.CurrentAsync(cancellationToken);
        var (entries, next) = await models.ListAsync(top ?? ApiLimits.DefaultTop, PageToken.Open(List, token), cancellationToken);
        return ApiResult.Json(
            new ModelListAnswer([.. entries.Select(entry => ModelAnswer.Of(entry, current?.ModelVersion))], PageToken.Seal(List, next)), ApiJsonContext.Default.ModelListAnswer);
    }
}
