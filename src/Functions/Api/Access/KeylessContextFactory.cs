using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Functions.Api.Access;

/// <summary>
/// Makes the context of a request, and before anything has seen it takes <c>code=</c> out of the address: the Azure host accepts a key there, and
/// forwards the address as it came. The server logs addresses at its own levels, and traces hold them.
/// </summary>
internal sealed partial class KeylessContextFactory(IServiceProvider services) : IHttpContextFactory
{
    private const string Parameter = "code";
    private const int MaxEncodings = 3;

    private readonly DefaultHttpContextFactory _contexts = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is not { QueryString.Length: > 0 } request || Without(request.QueryString) is not { } clean)
            return _contexts.Create(featureCollection);
        request.QueryString = clean;
        if (request.RawTarget.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0) request.RawTarget = request.RawTarget[..mark] + clean;
        var context = _contexts.Create(featureCollection);
        KeyHeader.NoteKey(context);
        return context;
    }

    public void Dispose(HttpContext httpContext) => _contexts.Dispose(httpContext);

    /// <summary>
    /// The query without the parameter, however its name is encoded, and also where somebody took a semicolon for what parts parameters;
    /// <c>null</c> if it does not have it. The others stay as they are written.
    /// </summary>
    /// <param name="query">With its question mark.</param>
    internal static string? Without(string query)
    {
        if (!query.Contains(Parameter, StringComparison.OrdinalIgnoreCase) && !query.Contains('%', StringComparison.Ordinal)) return null;
        var parts = query[1..].Split('&');
        var kept = parts.Select(WithoutKey).OfType<string>().ToArray();
        return kept.SequenceEqual(parts, StringComparer.Ordinal) ? null : kept.Length == 0 ? "" : $"?{string.Join('&', kept)}";
    }

    /// <summary>What is left of a part; <c>null</c> if nothing is.</summary>
    private static string? WithoutKey(string part)
    {
        var pieces = Separators().Split(part);
        if (!pieces.Any(IsKey)) return part;
        var kept = pieces.Where(piece => !IsKey(piece)).ToArray();
        return kept.Length == 0 ? null : string.Join(';', kept);
    }

    private static bool IsKey(string piece)
    {
        var name = piece;
        // A proxy on the way may have encoded what was encoded.
        for (var times = 0; times < MaxEncodings && name.Contains('%', StringComparison.Ordinal); times++) name = Uri.UnescapeDataString(name);
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0) name = name[..equals];
        return name.Trim().Trim('?', '+').Equals(Parameter, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What parts parameters beside the ampersand itself: a semicolon, and either of them encoded.</summary>
    [GeneratedRegex(";|%(?:25)*(?:3B|26)", RegexOptions.IgnoreCase)]
    private static partial Regex Separators();
}
