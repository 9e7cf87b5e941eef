using System.Globalization;
using System.Threading.RateLimiting;
using Functions.Api.Answers;
using Microsoft.AspNetCore.RateLimiting;

namespace Functions.Api.Access;

/// <summary>How many requests the API works on at once, and how many changes it makes in a minute. Beyond it answers 429 with <c>Retry-After</c>.</summary>
internal static class RequestLimits
{
    private const int RetryAfterSeconds = 1;

    public static void Configure(RateLimiterOptions limiter, ApiOptions options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected));
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Changes(context, options)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => AtOnce(context, options)));
    }

    private static RateLimitPartition<string> AtOnce(HttpContext context, ApiOptions options)
    {
        if (!context.Request.Path.StartsWithSegments(ApiEndpoints.Root)) return RateLimitPartition.GetNoLimiter("page and triggers");
        return HttpMethods.IsPut(context.Request.Method)
            ? Concurrency("uploads", options.MaxConcurrentUploads, options.MaxConcurrentUploads)
            : Concurrency("requests", options.MaxConcurrentRequests, options.MaxWaitingRequests);
    }

    private static RateLimitPartition<string> Changes(HttpContext context, ApiOptions options) =>
        IsChange(context)
            ? RateLimitPartition.GetSlidingWindowLimiter("changes", _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = options.MaxChangesPerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 60,
                AutoReplenishment = true,
            })
            : RateLimitPartition.GetNoLimiter("others");

    /// <summary>Scores and lookups ask by POST for what is only read.</summary>
    private static bool IsChange(HttpContext context) =>
        context.Request.Path.StartsWithSegments(ApiEndpoints.Root)
        && ApiRoles.Of(context.Request.Method) is ApiRole.Operate or ApiRole.Forget
        && !context.Request.Path.Equals(ApiEndpoints.ScorePath)
        && !context.Request.Path.Equals(ApiEndpoints.LookupPath);

    private static RateLimitPartition<string> Concurrency(string name, int atOnce, int waiting) =>
        RateLimitPartition.GetConcurrencyLimiter(name, _ => new ConcurrencyLimiterOptions { PermitLimit = atOnce, QueueLimit = waiting });

    private static Task RefuseAsync(OnRejectedContext rejected)
    {
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(RetryAfterSeconds, (int)Math.Ceiling(wait.TotalSeconds)) : RetryAfterSeconds;
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ApiResult.Problem(ProblemKind.TooManyRequests, "Wait as long as Retry-After says, and send it again.").ExecuteAsync(rejected.HttpContext);
    }
}
