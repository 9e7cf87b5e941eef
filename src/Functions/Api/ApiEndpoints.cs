using Functions.Api.Access;
using Functions.Api.Answers;
using Functions.Api.Scoring;
using Pipeline;

namespace Functions.Api;

/// <summary>The HTTP API: what the host forwards from <c>ApiRead</c>, <c>ApiOperate</c> and <c>ApiForget</c>, and what a process standing alone serves.</summary>
internal static class ApiEndpoints
{
    /// <summary>What the paths of the API begin with.</summary>
    public const string Root = "/api";

    public const string ScorePath = $"{Root}/score";

    public const string LookupPath = $"{Root}/customers/lookup";

    public static void Map(IEndpointRouteBuilder routes, PipelineJobs jobs, TimeProvider time)
    {
        var api = routes.MapGroup(Root);
        api.AddEndpointFilter(RefuseForeignTokensAsync);
        new HealthEndpoints(jobs, time).Map(api);
        new DescriptionEndpoints().Map(api);
        new CustomerEndpoints(jobs.Customers, jobs.Outcomes).Map(api);
        new ForgetEndpoints(jobs.Forget).Map(api);
        new LookupEndpoints(jobs.Lookup).Map(api);
        new PredictionEndpoints(jobs.Predictions).Map(api);
        new InsightEndpoints(jobs).Map(api);
        new ScoreEndpoints(jobs.Served, time).Map(api);
        new RunEndpoints(jobs).Map(api);
        new ModelEndpoints(jobs).Map(api);
        new ExportEndpoints(jobs).Map(api);
        new PoisonEndpoints(jobs).Map(api);
    }

    /// <summary>Has a line written of each request, as it changes something.</summary>
    public static void Audited(this RouteHandlerBuilder route) => route.AddEndpointFilter(Audit.WriteAsync);

    /// <summary>The page size asked for, or a problem.</summary>
    public static IResult? CheckTop(int? top, int max = ApiLimits.MaxTop) => top < 1 || top > max ? ApiResult.BadRequest($"top must be 1 to {max}.") : null;

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
