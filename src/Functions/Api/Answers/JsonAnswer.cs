using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;

namespace Functions.Api.Answers;

/// <summary>
/// JSON of known length. What was read well carries an ETag, made of the content, and is answered with 304 to whoever has it already.
/// </summary>
internal sealed class JsonAnswer<TValue>(TValue value, JsonTypeInfo<TValue> type, int status, string contentType) : IResult, IStatusCodeHttpResult
{
    private const int ETagBytes = 16;
    private const int UsualLength = 2048;

    // Chinese stays as it is: the content type and nosniff keep browsers from taking the text for a page.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public int? StatusCode => status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var content = new ArrayBufferWriter<byte>(UsualLength);
        using (var writer = new Utf8JsonWriter(content, WriterOptions)) JsonSerializer.Serialize(writer, value, type);

        var (request, response) = (httpContext.Request, httpContext.Response);
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (isRead && status == StatusCodes.Status200OK)
        {
            var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content.WrittenSpan).AsSpan(0, ETagBytes))}\"");
            response.Headers.ETag = etag.ToString();
            if (request.Headers.IfNoneMatch.Count > 0 && request.GetTypedHeaders().IfNoneMatch.Any(held => held.Tag == "*" || held.Compare(etag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = content.WrittenCount;
        if (!HttpMethods.IsHead(request.Method)) await response.BodyWriter.WriteAsync(content.WrittenMemory, httpContext.RequestAborted);
    }
}
