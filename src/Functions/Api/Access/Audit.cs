namespace Functions.Api.Access;

/// <summary>
/// Writes a line for every request that changes something: who (the key's fingerprint), what (the route, not the address) and how it ended. What
/// it was about is named where that is no customer: a run, a model, a message, an export's version, a receipt.
/// </summary>
internal static class Audit
{
    private const string Category = "Functions.Audit";

    private static readonly object Item = new();

    /// <summary>Names what a request is about, for its line.</summary>
    /// <param name="context">The request.</param>
    /// <param name="subject">An id that holds nothing of a customer.</param>
    public static void About(HttpContext context, string subject) => context.Items[Item] = subject;

    public static async ValueTask<object?> WriteAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            var result = await next(context);
            Write(http, (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK);
            return result;
        }
        catch (Exception exception)
        {
            Write(http, (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError);
            throw;
        }
    }

    private static void Write(HttpContext context, int status) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(Category).Audited(
            ApiRoles.Of(context.Request.Method).ToString() ?? "none",
            context.Request.Method,
            (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "",
            context.Items[Item] as string ?? "-",
            KeyHeader.FingerprintOf(context) ?? "-",
            status);
}
