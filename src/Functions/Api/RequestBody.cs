using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Functions.Api.Answers;
using Microsoft.AspNetCore.Http.Features;

namespace Functions.Api;

/// <summary>Reads bodies that are JSON, within a bound.</summary>
internal static class RequestBody
{
    /// <summary>The body, or a problem.</summary>
    /// <param name="request">The request.</param>
    /// <param name="type">What the body is to be.</param>
    /// <param name="maxBytes">The longest body.</param>
    /// <param name="example">What a body looks like.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>One of the two.</returns>
    public static async ValueTask<(TValue? Value, IResult? Problem)> ReadAsync<TValue>(
        HttpRequest request, JsonTypeInfo<TValue> type, int maxBytes, string example, CancellationToken cancellationToken)
        where TValue : class
    {
        if (Bound(request, maxBytes) is { } problem) return (null, problem);
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, cancellationToken) is { } value ? (value, null) : (null, NotJson(example, ""));
        }
        catch (JsonException exception)
        {
            return (null, NotJson(example, Place(exception)));
        }
    }

    /// <summary>Whether a request has a body, with its length given or in chunks.</summary>
    public static bool IsThere(HttpRequest request) => request.ContentLength is { } length ? length > 0 : request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;

    /// <summary>Bounds the body of a request; a problem if it is known to be longer.</summary>
    public static IResult? Bound(HttpRequest request, long maxBytes)
    {
        if (request.ContentLength > maxBytes) return TooLarge(maxBytes);
        // One without a length is cut off by the server.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = maxBytes;
        return null;
    }

    /// <summary>Where the JSON is not what was expected, without what stands there.</summary>
    public static string Place(JsonException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.LineNumber is { } line ? FormattableString.Invariant($" It cannot be read at line {line + 1}, byte {exception.BytePositionInLine + 1}{At(exception.Path)}.") : "";
    }

    private static string At(string? path) => string.IsNullOrEmpty(path) || path == "$" ? "" : $" ({path})";

    private static IResult NotJson(string example, string place) => ApiResult.BadRequest($"The body is not JSON such as {example}.{place}");

    private static IResult TooLarge(long maxBytes) => ApiResult.Problem(ProblemKind.TooLarge, FormattableString.Invariant($"The body may have {maxBytes} bytes at most."));
}
