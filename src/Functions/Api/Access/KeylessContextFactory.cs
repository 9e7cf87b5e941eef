using Microsoft.AspNetCore.Http.Features;

namespace Functions.Api.Access;

/// <summary>
/// Makes the context of a request, and before anything has seen it takes <c>code=</c> out of the address: the Azure host accepts a key there, and
/// forwards the address as it came. The server logs addresses at its own levels, and traces hold them.
/// </summary>
internal sealed class KeylessContextFactory(IServiceProvider services) : IHttpContextFactory
{
    private const string Parameter = "code";

    private readonly DefaultHttpContextFactory _contexts = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { QueryString.Length: > 0 } request && Without(request.QueryString) is { } clean)
        {
            request.QueryString = clean;
            if (request.RawTarget.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0) request.RawTarget = request.RawTarget[..mark] + clean;
        }
        return _contexts.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _contexts.Dispose(httpContext);

    /// <summary>The query without the parameter; <c>null</c> if it does not have it. The others stay as they are written.</summary>
    /// <param name="query">With its question mark.</param>
    internal static string? Without(string query)
    {
        if (!query.Contains(Parameter, StringComparison.OrdinalIgnoreCase) && !query.Contains('%', StringComparison.Ordinal)) return null;
        var parts = query[1..].Split('&');
        var kept = parts.Where(part => !IsKey(part)).ToArray();
        return kept.Length == parts.Length ? null : kept.Length == 0 ? "" : $"?{string.Join('&', kept)}";
    }

    private static bool IsKey(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var name = Uri.UnescapeDataString(equals < 0 ? part : part[..equals]);
        return name.Trim().Equals(Parameter, StringComparison.OrdinalIgnoreCase);
    }
}
