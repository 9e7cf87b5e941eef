using Functions.Api;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Microsoft.AspNetCore.Http.Features;

namespace Functions.Page;

/// <summary>
/// The static page and the liveness probe: what the host forwards from <c>Dashboard</c> and <c>DashboardRoot</c> without a key. Behind the
/// page stands nothing but the API, which it asks with the key of whoever looks at it.
/// </summary>
internal static class PageEndpoints
{
    private const string Folder = "/app";

    /// <summary>The page, at the site's root and at <c>/app</c>.</summary>
    private static readonly PageFile Page = new("index.html", "text/html; charset=utf-8");

    /// <summary>What the page loads, each at <c>/app/{name}</c>. The route of <c>Dashboard</c> names the same files.</summary>
    private static readonly IReadOnlyList<PageFile> Parts =
    [
        new("page.css", "text/css; charset=utf-8"),
        new("page.js", "text/javascript; charset=utf-8"),
        new("texts.js", "text/javascript; charset=utf-8"),
        new("icon.svg", "image/svg+xml"),
    ];

    /// <summary>Every path that is answered without a key.</summary>
    public static IReadOnlyList<string> Paths { get; } = ["/", Folder, $"{Folder}/live", .. Parts.Select(part => $"{Folder}/{part.Name}")];

    /// <summary>Answers with the page before there is an application.</summary>
    /// <param name="features">The request's.</param>
    public static Task AnswerPollAsync(IFeatureCollection features)
    {
        var response = new DefaultHttpContext(features).Response;
        Page.WriteHeaders(response);
        return Page.WriteAsync(response);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", ApiMethods.Read, Page.Answer);
        routes.MapMethods(Folder, ApiMethods.Read, Page.Answer);
        routes.MapMethods($"{Folder}/live", ApiMethods.Read, () => ApiResult.Json(new LiveAnswer("alive"), ApiJsonContext.Default.LiveAnswer));
        foreach (var part in Parts) routes.MapMethods($"{Folder}/{part.Name}", ApiMethods.Read, part.Answer);
    }
}
