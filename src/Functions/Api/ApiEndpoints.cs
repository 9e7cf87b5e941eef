using Pipeline;
using Pipeline.Queries;

namespace Functions.Api;

/// <summary>The HTTP API: what the host forwards from <c>ApiRead</c> and <c>ApiOperate</c>, and what a process standing alone serves.</summary>
internal static class ApiEndpoints
{
    /// <summary>Entries of a page if the request does not say.</summary>
    public const int DefaultTop = 100;

    public static void Map(IEndpointRouteBuilder routes, PipelineJobs jobs)
    {
        var api = routes.MapGroup("/api");
        api.AddEndpointFilter(RefuseForeignTokensAsync);
        new HealthEndpoints(jobs).Map(api);
        new CustomerEndpoints(jobs.Customers).Map(api);
        new LookupEndpoints(jobs.Lookup).Map(api);
        new RunEndpoints(jobs).Map(api);
        new ModelEndpoints(jobs.Models).Map(api);
        new ExportEndpoints(jobs).Map(api);
        new PoisonEndpoints(jobs).Map(api);
        // Everything else is answered by a problem too, not by an empty 404.
        routes.MapFallback("{**path}", () => ApiResult.NotFound("Nothing is served at this path."));
    }

    /// <summary>Maps GET, and HEAD, which is GET without the body.</summary>
    public static void MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler);

    /// <summary>The page size asked for, or a problem.</summary>
    public static IResult? CheckTop(int? top) =>
        top is < 1 or > PublishedCustomers.MaxTop ? ApiResult.BadRequest($"top must be 1 to {PublishedCustomers.MaxTop}.") : null;

    /// <summary>A token is the only text of a request that the stores read; one they cannot read is the caller's.</summary>
    private static async ValueTask<object?> RefuseForeignTokensAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (FormatException)
        {
            return ApiResult.BadRequest("token is not one that this list gave.");
        }
    }
}
