namespace Functions.Api;

/// <summary><c>GET /api/openapi.json</c>: the description of the API, OpenAPI 3.1. It is written first, and tests hold the API to it.</summary>
internal sealed class DescriptionEndpoints
{
    private readonly EmbeddedFile _description = new($"{typeof(DescriptionEndpoints).Namespace}.openapi.json", "application/json; charset=utf-8");

    public void Map(RouteGroupBuilder api) => api.MapMethods("/openapi.json", ApiMethods.Read, _description.Answer);
}
