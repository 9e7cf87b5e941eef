using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Functions.Telemetry;

/// <summary>Says in the span of a request what it was by method, route and status; no path, as that may hold the id of a customer.</summary>
internal static class RequestSpan
{
    public const string Method = "http.request.method";

    /// <summary>The name of what the web server refused before it was looked at.</summary>
    public const string Unnamed = "HTTP";

    private const string Route = "http.route";
    private const string Status = "http.response.status_code";
    private const string ErrorType = "error.type";
    private const string OtherMethod = "_OTHER";

    private static readonly string[] Methods =
    [
        HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Options,
    ];

    /// <summary>The attributes that a request's span may have.</summary>
    public static IReadOnlySet<string> Tags { get; } = new HashSet<string>(StringComparer.Ordinal) { Method, Route, Status, ErrorType };

    public static async Task NameAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (Activity.Current is not { IsAllDataRequested: true } span) return;
        var method = Methods.FirstOrDefault(known => HttpMethods.Equals(known, context.Request.Method)) ?? OtherMethod;
        // The answer to a failure takes the endpoint's place.
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();
        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag(Method, method);
        span.SetTag(Route, route);
        span.SetTag(Status, context.Response.StatusCode);
        if (context.Response.StatusCode < StatusCodes.Status500InternalServerError) return;
        span.SetStatus(ActivityStatusCode.Error);
        span.SetTag(ErrorType, context.Response.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
