using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Functions.Api.Answers;

/// <summary>A value as JSON; see <see cref="JsonContent"/>.</summary>
internal sealed class JsonAnswer<TValue>(TValue value, JsonTypeInfo<TValue> type, int status, string contentType) : IResult, IStatusCodeHttpResult
{
    private const int UsualLength = 2048;

    // Chinese stays as it is: the content type and nosniff keep browsers from taking the text for a page.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public int? StatusCode => status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var content = new ArrayBufferWriter<byte>(UsualLength);
        using (var writer = new Utf8JsonWriter(content, WriterOptions)) JsonSerializer.Serialize(writer, value, type);

        await JsonContent.SendAsync(httpContext, content.WrittenMemory, status, contentType);
    }
}
