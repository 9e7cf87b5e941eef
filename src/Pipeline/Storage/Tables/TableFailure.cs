using System.Text.Json;
using Azure;

namespace Pipeline.Storage.Tables;

/// <summary>
/// Makes exceptions of the service's answers. They carry status, error code and the ids to ask support with, but neither the
/// service's own words nor the address: both may quote keys and filters, and the address a shared access signature.
/// </summary>
internal static class TableFailure
{
    public static RequestFailedException From(Response response, string table)
    {
        var (code, _) = ReadError(response.Content.ToMemory().Span);
        code ??= response.Headers.TryGetValue("x-ms-error-code", out var header) ? header : null;
        return new RequestFailedException(response.Status, Message(response.Status, code, table, response), code, innerException: null);
    }

    public static string Message(int status, string? code, string table, Response response)
    {
        var request = response.Headers.RequestId ?? response.ClientRequestId;
        return $"The table service answered {status} {code ?? response.ReasonPhrase} for table {table} (request {request}).";
    }

    /// <summary>The code and message of an error in JSON; null where the content is something else.</summary>
    public static (string? Code, string? Message) ReadError(ReadOnlySpan<byte> content)
    {
        try
        {
            var reader = new Utf8JsonReader(content);
            if (JsonDocument.TryParseValue(ref reader, out var document))
            {
                using (document)
                {
                    if (document.RootElement.ValueKind == JsonValueKind.Object
                        && document.RootElement.TryGetProperty("odata.error", out var error)
                        && error.TryGetProperty("code", out var code)
                        && error.TryGetProperty("message", out var message))
                    {
                        return (code.GetString(), message.TryGetProperty("value", out var text) ? text.GetString() : null);
                    }
                }
            }
        }
        catch (JsonException)
        {
            // A proxy's page or XML: the status says what there is to say.
        }

        return (null, null);
    }
}
