using System.Net;
using System.Text.Json.Nodes;
using Xunit.Sdk;

namespace Functions.Tests.Api;

/// <summary>Holds every exchange of a client with the API against its description, and fails the test where they differ.</summary>
internal sealed class DescribedHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.PathAndQuery;
        if (!path.StartsWith("/api", StringComparison.Ordinal)) return await base.SendAsync(request, cancellationToken);
        var sent = request.Method != HttpMethod.Put && request.Content is not null ? await request.Content.ReadAsStringAsync(cancellationToken) : null;
        var response = await base.SendAsync(request, cancellationToken);
        var contentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var exchange = new JsonObject
        {
            ["method"] = request.Method.Method,
            ["path"] = path,
            ["requestBody"] = sent,
            ["status"] = (int)response.StatusCode,
            ["contentType"] = contentType,
            ["body"] = contentType?.Contains("json", StringComparison.Ordinal) == true ? await response.Content.ReadAsStringAsync(cancellationToken) : null,
        };
        var errors = await (await OpenApiChecker.SharedAsync()).CheckAsync(exchange);
        if (errors.Count > 0) throw new XunitException($"{request.Method} {path} is not as described: {string.Join("; ", errors)}");
        if (response.StatusCode != HttpStatusCode.NotModified && !response.Headers.Contains("Api-Version")) throw new XunitException($"{request.Method} {path} has no Api-Version.");
        return response;
    }
}
