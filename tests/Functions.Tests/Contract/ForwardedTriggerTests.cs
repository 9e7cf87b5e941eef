using System.Globalization;
using System.Net;
using System.Text;
using Functions.Host;
using Functions.Tests.Host;
using Functions.Tests.Hostile;
using Testing;

namespace Functions.Tests.Contract;

/// <summary>
/// What the host forwards may come out at the path of a trigger. It is told from the host's own calls by what the host adds and what it copies, as in
/// <c>DefaultHttpWorkerService</c> and <c>HttpRequestExtensions.ToHttpRequestMessage</c> of the host.
/// </summary>
[Collection(AzuriteCollection.Name)]
public sealed class ForwardedTriggerTests(AzuriteFixture azurite)
{
    private const string Id = "2c1f0e4b-1111-4222-8333-444455556666";

    [Fact]
    public async Task Triggers_CalledByTheHostItself_Run()
    {
        await using var handler = await HandlerProcess.StartAsync(azurite.NewAccount());

        foreach (var function in new[] { FunctionName.RefreshScores, FunctionName.SweepExports })
            Assert.Equal(HttpStatusCode.OK, (await HostPayload.PostAsync(handler.Client, function, HostPayload.Timer("timer", withStatus: true).ToJsonString())).Status);
        // As it goes over the wire, with what the host's own tracing adds.
        var answer = await SendAsync(handler, Own(handler, FunctionName.SweepExports));
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Triggers_ReachedByAForwardedRequest_AreNotThere()
    {
        await using var handler = await HandlerProcess.StartAsync(azurite.NewAccount());
        foreach (var function in FunctionFiles.All.Where(function => function.Type != "httpTrigger").Select(function => function.Name))
        {
            HostileRequest[] forwarded =
            [
                Own(handler, function).With("x-functions-key", "some-key"),
                Own(handler, function).With("x-functions-key", ""),
                Own(handler, function, "?code=some-key"),
                Own(handler, function, "?c%6Fde=some-key"),
                Own(handler, function, "?x=1"),
                Own(handler, function, host: "app.azurewebsites.net"),
                Own(handler, function, host: "localhost"),
                // The host adds its own beside the caller's.
                Own(handler, function).With(HostCall.InvocationId, Id),
                Own(handler, function, invocation: $"{Id}, {Id}"),
                Own(handler, function, invocation: null),
                Own(handler, function).With("X-Forwarded-For", "203.0.113.7"),
                Own(handler, function).With("X-ARR-LOG-ID", Id),
                Own(handler, function).With("Authorization", "Bearer x"),
            ];
            foreach (var request in forwarded)
            {
                var answer = await SendAsync(handler, request);
                Assert.Equal(404, answer.Status);
                RefusedRequestTests.AssertProblem(answer);
            }
        }
        using var runs = await handler.Client.GetAsync(new Uri("/api/runs", UriKind.Relative));
        Assert.Equal("""{"runs":[]}""", await runs.Content.ReadAsStringAsync());
    }

    /// <summary>A call as the host makes it: its own headers, an address of loopback, and the payload in chunks.</summary>
    private static HostileRequest Own(HandlerProcess handler, string function, string query = "", string? host = null, string? invocation = Id)
    {
        var request = new HostileRequest("POST", $"/{function}{query}") { IsChunked = true, Body = Encoding.UTF8.GetBytes(HostPayload.Timer("timer", withStatus: false).ToJsonString()) };
        request.With("Host", string.Create(CultureInfo.InvariantCulture, $"{host ?? "127.0.0.1"}:{handler.Client.BaseAddress!.Port}"))
            .With("X-Azure-Functions-HostVersion", "4.1037.0.0").With("User-Agent", "Azure-Functions-Host/4.1037.0.0")
            .With("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00").With("Request-Id", "|4bf9.1").With("Content-Type", "application/json; charset=utf-8");
        return invocation is null ? request : request.With(HostCall.InvocationId, invocation);
    }

    private static Task<RawAnswer> SendAsync(HandlerProcess handler, HostileRequest request) => RawAnswer.SendOneAsync(handler.Client.BaseAddress!, request);
}
