namespace Functions.Api.Access;

/// <summary>
/// Headers of every answer, errors too. A browser may not make a page of it, frame it or hand it to another site (there are no CORS headers at
/// all); caches ask before they give it to anybody again. The files of the page have their own in place of some of these.
/// </summary>
internal static class ApiHeaders
{
    public static Task WriteAsync(HttpContext context, RequestDelegate next)
    {
        Write(context);
        return next(context);
    }

    public static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (context.Request.Path.StartsWithSegments(ApiEndpoints.Root)) headers[ApiVersion.Header] = ApiVersion.Current;
        headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
