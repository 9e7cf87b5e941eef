using Pipeline.Training;

namespace Functions.Api;

/// <summary><c>GET /api/models</c>.</summary>
internal sealed class ModelEndpoints(ModelStore models)
{
    public void Map(RouteGroupBuilder api) => api.MapRead("/models", ListAsync);

    private async Task<IResult> ListAsync(int? top, string? token, CancellationToken cancellationToken)
    {
        if (ApiEndpoints.CheckTop(top) is { } problem) return problem;
        var current = await models.CurrentAsync(cancellationToken);
        var (entries, next) = await models.ListAsync(top ?? ApiEndpoints.DefaultTop, token, cancellationToken);
        return ApiResult.Json(
            new ModelListAnswer([.. entries.Select(entry => ModelAnswer.Of(entry, current?.ModelVersion))], next), ApiJsonContext.Default.ModelListAnswer);
    }
}
