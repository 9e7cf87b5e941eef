using Analytics.Privacy;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline.Queries;

namespace Functions.Api;

/// <summary>
/// <c>POST /api/customers/lookup</c>: the id of a customer who is known by e-mail address or telephone number. These come in the body, as
/// addresses stand in logs along the way.
/// </summary>
internal sealed class LookupEndpoints(CustomerLookup lookup)
{
    public void Map(RouteGroupBuilder api) => api.MapPost("/customers/lookup", LookUpAsync);

    private async Task<IResult> LookUpAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (wish, unread) = await RequestBody.ReadAsync(request, ApiJsonContext.Default.LookupRequest, ApiLimits.MaxSmallBodyBytes, """{"email": "…"} or {"phone": "…"}""", cancellationToken);
        if (unread is not null) return unread;
        if ((wish!.Email is null) == (wish.Phone is null)) return ApiResult.BadRequest("The body names one of email and phone.");
        if (!lookup.HasKey) return ApiResult.Conflict("No key is set that ids could be hashed with: see the setting Privacy__IdKey.");
        var kind = wish.Email is null ? IdentityKind.Phone : IdentityKind.Email;
        if (!lookup.TryHash(wish.Email ?? wish.Phone!, kind, out var customerId, out var problem))
        {
            return ApiResult.BadRequest(problem == IdentityProblem.NoCountryCode
                ? "The telephone number has no country code, and none is set: see the setting Privacy__CountryCode."
                : $"This is no {(kind == IdentityKind.Email ? "e-mail address" : "telephone number")}.");
        }
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var url = await lookup.IsPublishedAsync(customerId, cancellationToken) ? CustomerPath.Of(customerId) : null;
        return ApiResult.Json(new LookupAnswer(customerId, url), ApiJsonContext.Default.LookupAnswer);
    }
}
