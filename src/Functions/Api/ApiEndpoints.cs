using Pipeline;

namespace Functions.Api;

/// <summary>The HTTP API: what the host forwards from <c>ApiRead</c>, <c>ApiOperate</c> and <c>Live</c>, and what a process standing alone serves.</summary>
internal static class ApiEndpoints
{
    /// <summary>Entries of a page if the request does not say.</summary>
    public const int DefaultTop = 100;

    public static void Map(IEndpointRouteBuilder routes, PipelineJobs jobs)
    {
        routes.MapRead("/app/live", () => ApiResult.Json(new LiveAnswer("alive"), ApiJsonContext.Default.LiveAnswer));
        var api = routes.MapGroup("/api");
        new HealthEndpoints(jobs).Map(api);
        new CustomerEndpoints(jobs.Customers).Map(api);
        new RunEndpoints(jobs).Map(api);
        new ModelEndpoints(jobs.Models).Map(api);
        new ExportEndpoints(jobs).Map(api);
        // Everything else is answered by a problem too, not by an empty 404.
        routes.MapFallback("{**path}", () => ApiResult.NotFound("Nothing is served at this path."));
    }

    /// <summary>Maps GET, and HEAD, which is GET without the body.</summary>
    public static void MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler);

    /// <summary>The page size asked for, or a problem.</summary>
    public static IResult? CheckTop(int? top, int max) =>
        top is < 1 || top > max ? ApiResult.BadRequest($"top must be 1 to {max}.") : null;
}
