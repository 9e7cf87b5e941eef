using Functions.Api.Answers;

namespace Functions.Api.Access;

/// <summary>
/// Protects an API that asks for no key. The <c>Host</c> header must name this machine, so that a page elsewhere cannot reach it by a DNS
/// name that it points here; and whatever changes something must carry a header that a cross-site form or image cannot send.
/// </summary>
internal sealed class LoopbackGuard(RequestDelegate next)
{
    public const string RequestHeader = "X-Pipeline-Request";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Host.Host is not ("127.0.0.1" or "localhost" or "[::1]"))
            return ApiResult.Forbidden("This server answers to 127.0.0.1 and localhost only.").ExecuteAsync(context);
        var isSafe = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isSafe && context.Request.Headers[RequestHeader] != "1")
            return ApiResult.Forbidden($"A request that changes something must carry the header {RequestHeader}: 1.").ExecuteAsync(context);
        return next(context);
    }
}
