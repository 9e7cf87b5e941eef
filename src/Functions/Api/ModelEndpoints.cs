using Pipeline.Training;

namespace Functions.Api;

/// <summary><c>GET /api/models</c>.</summary>
internal sealed class ModelEndpoints(ModelStore models)
{
    private const int MaxTop = 1_000;

    public void Map(RouteGroupBuilder api) => api.MapRead("/models", ListAsync);

    private async Task<IResult> ListAsync(int? top, string? token, CancellationToken cancellationToken)
    {
        if (ApiEndpoints.CheckTop(top, MaxTop) is { } problem) return problem;
        try
        {
            var current = await models.CurrentAsync(cancellationToken);
            var (entries, next) = await models.ListAsync(top ?? ApiEndpoints.DefaultTop, token, cancellationToken);
            return ApiResult.Json(
                new ModelListAnswer([.. entries.Select(entry => ModelAnswer.Of(entry, current?.ModelVersion))], next), ApiJsonContext.Default.ModelListAnswer);
        }
        catch (FormatException)
        {
            return ApiResult.BadRequest("token is not one that this list gave.");
        }
    }
}
