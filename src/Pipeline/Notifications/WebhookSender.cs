using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pipeline.Notifications;

/// <summary>
/// Posts messages to the webhook. Redirects are not followed. A connection that breaks and an answer of 500 and more are tried once more at once;
/// further tries are the caller's. Neither its address nor what it answers is told to anybody.
/// </summary>
public sealed class WebhookSender : IDisposable
{
    private const int Tries = 2;

    /// <summary>Bytes of an answer that are read.</summary>
    private const int MaxAnswerBytes = 64 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;

    // No headers of traces are sent, and no trace is told the address.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    public WebhookSender(WebhookOptions options, TimeProvider time) => (_options, _time) = (options, time);

    /// <summary>Posts a message.</summary>
    /// <param name="deliveryId">The same for every delivery of the same message.</param>
    /// <param name="body">JSON in UTF-8.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="WebhookException">It was not taken.</exception>
    public async Task SendAsync(string deliveryId, byte[] body, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            if (await TryAsync(deliveryId, body, cancellationToken) is not { } failure) return;
            if (number == Tries || failure.IsPermanent || !failure.IsHiccup) throw new WebhookException(failure.Message, failure.IsPermanent);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<Failure?> TryAsync(string deliveryId, byte[] body, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            using var request = Request(deliveryId, body);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            return await JudgeAsync(answer, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Failure("The webhook did not answer in time.", false, false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The exception's own message names the host.
            return new Failure("The webhook could not be reached.", false, true);
        }
    }

    private HttpRequestMessage Request(string deliveryId, byte[] body)
    {
        var now = _time.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, Address(now)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.ParseAdd("Pipeline");
        request.Headers.Add("X-Pipeline-Delivery", deliveryId);
        if (_options.ParsedKind == WebhookKind.Generic && !string.IsNullOrEmpty(_options.Secret))
        {
            var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            byte[] signed = [.. Encoding.UTF8.GetBytes($"{seconds}."), .. body];
            request.Headers.Add("X-Pipeline-Signature", $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_options.Secret), signed))}");
        }
        return request;
    }

    /// <summary>The address; that of 钉钉 is signed: Base64 of the HMAC-SHA-256 of milliseconds, line feed and secret, by the secret.</summary>
    private Uri Address(DateTimeOffset now)
    {
        var address = _options.Address;
        if (_options.ParsedKind != WebhookKind.DingTalk || string.IsNullOrEmpty(_options.Secret)) return address;
        var milliseconds = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_options.Secret), Encoding.UTF8.GetBytes($"{milliseconds}\n{_options.Secret}")));
        var query = address.Query.Length > 1 ? $"{address.Query}&" : "?";
        return new UriBuilder(address) { Query = $"{query}timestamp={milliseconds}&sign={Uri.EscapeDataString(sign)}" }.Uri;
    }

    private async Task<Failure?> JudgeAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;
        if (!answer.IsSuccessStatusCode)
        {
            var isHiccup = status >= 500;
            var isPermanent = !isHiccup && answer.StatusCode is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);
            return new Failure($"The webhook answered {status}.", isPermanent, isHiccup);
        }
        if (_options.ParsedKind is not (WebhookKind.WeCom or WebhookKind.DingTalk)) return null;
        // Both answer 200 whatever became of the message.
        return ErrorCode(await ReadAsync(answer, cancellationToken)) switch
        {
            0 => null,
            { } code => new Failure($"The webhook answered errcode {code}.", false, false),
            null => new Failure("The webhook did not answer as its kind does.", false, false),
        };
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var content = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxAnswerBytes];
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, length);
    }

    private static long? ErrorCode(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("errcode", out var code) && code.TryGetInt64(out var number)
                ? number : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <param name="Message">What it answered.</param>
    /// <param name="IsPermanent">Whether it would answer the same again.</param>
    /// <param name="IsHiccup">Whether it may answer otherwise at once.</param>
    private sealed record Failure(string Message, bool IsPermanent, bool IsHiccup);
}
