namespace Functions.Api.Answers;

/// <summary>
/// Sends content of known length. What was read well carries an ETag, made of the content, and is answered with 304 to whoever has it already.
/// </summary>
internal static class JsonContent
{
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> content, int status, string contentType)
    {
        var (request, response) = (context.Request, context.Response);
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (isRead && status == StatusCodes.Status200OK)
        {
            var etag = EntityTag.Of(content.Span);
            response.Headers.ETag = etag.ToString();
            if (request.Headers.IfNoneMatch.Count > 0 && request.GetTypedHeaders().IfNoneMatch.Any(held => held.Tag == "*" || held.Compare(etag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(request.Method)) await response.BodyWriter.WriteAsync(content, context.RequestAborted);
    }
}
