using System.Net;
using Functions.Api.Access;
using Functions.Api.Answers;

namespace Functions.Host;

/// <summary>
/// Tells the Functions host's own calls of triggers from requests that it forwards: a caller's path may come out as that of a trigger when the host
/// makes an address of it again. What tells them apart stands in decision 0029.
/// </summary>
internal static class HostCall
{
    /// <summary>The host adds one to every call; to one that the caller sent it adds a second.</summary>
    public const string InvocationId = "X-Azure-Functions-InvocationId";

    /// <summary>What callers, browsers and the proxies before the host send, and the host forwards; its own calls have none of them.</summary>
    private static readonly string[] Forwarded =
        ["Authorization", "Cookie", "Origin", "Referer", "Via", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-ARR-LOG-ID", "X-WAWS-Unencoded-URL", "DISGUISED-HOST", "X-MS-CLIENT-PRINCIPAL"];

    /// <summary>Answers what is no call of the host's own as if nothing were served there.</summary>
    public static ValueTask<object?> RefuseOthersAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsHostsOwn(context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(ApiResult.NotFound("Nothing is served at this path."));

    private static bool IsHostsOwn(HttpContext context)
    {
        var request = context.Request;
        return request.Host.Host == IPAddress.Loopback.ToString()
            && request.Headers[InvocationId].Count == 1
            && !request.Headers[InvocationId].ToString().Contains(',', StringComparison.Ordinal)
            && !request.QueryString.HasValue
            && !KeyHeader.CameWithKey(context)
            && !Forwarded.Any(request.Headers.ContainsKey);
    }
}
