using Functions.Api.Answers;

namespace Functions.Api.Access;

/// <summary>
/// Asks every request to the API for the key of its role, in the header <c>x-functions-key</c> and nowhere else: an address with a key in it would
/// stand in logs along the way. The page is served without one; it asks for the key and calls the API.
/// </summary>
internal sealed class KeyGuard(RequestDelegate next, ApiKeys keys)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(ApiEndpoints.Root)) return next(context);
        var header = context.Request.Headers[KeyHeader.Name];
        var role = ApiRoles.Of(context.Request.Method);
        if (role is { } needed && header.Count == 1 && header[0] is { Length: > 0 } key && keys.Opens(needed, key)) return next(context);
        var detail = role is null ? "The API has no such method." : $"Send the key for {Name(role.Value)} in the header {KeyHeader.Name}.";
        return ApiResult.Problem(ProblemKind.Unauthorized, detail).ExecuteAsync(context);
    }

    private static string Name(ApiRole role) => role switch
    {
        ApiRole.Read => "reading",
        ApiRole.Operate => "operating",
        _ => "forgetting",
    };
}
