using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Functions.Api.Access;
using Functions.Tests.Contract;
using Testing;

namespace Functions.Tests.Hostile;

/// <summary>What is logged and traced while requests hold ids, comments and keys: none of these, whatever level is asked for.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class SilentLogTests(AzuriteFixture azurite)
{
    private const string Secret = "secret4711";

    /// <summary>Ways to write a key into an address.</summary>
    private static readonly string[] Codes =
    [
        "code=K", "CODE=K", "c%6Fde=K", "%63%6f%64%65=K", "top=1&code=K", "code=K&top=1", "code=K&code=K", "a=1&Code=K&b=2", "top=1;code=K", ";code=K", "%3Bcode=K", "%26code=K",
        "?code=K", "%20code=K", "code%3DK", "c%256Fde=K", "+code=K",
    ];

    [Fact]
    public async Task Logger_AtTrace_HearsNothingOfIdsCommentsAndKeys()
    {
        var log = new LineCollector();
        await using var server = await HostileServer.StartAsync(azurite.NewAccount(), log: log);

        foreach (var request in Requests()) await RawAnswer.SendAsync(server.Address, request);

        Assert.Contains(log.Lines, line => line.StartsWith("Functions.Audit", StringComparison.Ordinal));
        log.AssertSilentAbout(Secret);
    }

    /// <summary>An audit line names an outcome only by an id that was made here.</summary>
    [Fact]
    public async Task Audit_OutcomeWithAnIdOfTheCallers_IsNotNamed()
    {
        var log = new LineCollector();
        await using var server = await HostileServer.StartAsync(azurite.NewAccount(), log: log);
        await HostileWorld.MakeAsync(server);

        var told = await server.SendAsync("POST", "/api/customers/c1/outcomes", $$"""{"contact":"called","result":"kept","outcomeId":"{{Secret}}-1"}""");
        var made = await server.SendAsync("POST", "/api/customers/c1/outcomes", """{"contact":"called","result":"kept"}""");

        Assert.Equal((201, 201), (told.Status, made.Status));
        var madeId = JsonDocument.Parse(made.Body).RootElement.GetProperty("outcomeId").GetString()!;
        Assert.Contains(log.Lines, line => line.StartsWith("Functions.Audit", StringComparison.Ordinal) && line.Contains(madeId, StringComparison.Ordinal));
        log.AssertSilentAbout(Secret);
    }

    [Fact]
    public async Task Settings_CannotMakeTheWebServerSayMore()
    {
        await using var handler = await HandlerProcess.StartAsync(
            azurite.NewAccount(),
            ("Logging__LogLevel__Default", "Trace"),
            ("Logging__LogLevel__Microsoft", "Trace"),
            ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"),
            ("Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"),
            ("Logging__LogLevel__Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", "Trace"),
            ("Logging__Console__LogLevel__Default", "Trace"),
            ("Logging__Console__LogLevel__Microsoft.AspNetCore", "Trace"),
            ("Logging__Console__LogLevel__Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", "Trace"),
            ("Logging__Console__IncludeScopes", "true"),
            ("Logging__Console__FormatterOptions__IncludeScopes", "true"));

        foreach (var request in Requests()) await RawAnswer.SendAsync(handler.Client.BaseAddress!, request);

        Assert.Contains("Functions.Audit", handler.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, handler.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Request starting", handler.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("RequestPath", handler.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traces_OfTheWebServer_HoldNoIdsCommentsAndKeys()
    {
        var heard = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || source.Name.StartsWith("Functions", StringComparison.Ordinal) || source.Name.StartsWith("Pipeline", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                heard.Enqueue($"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription}");
                foreach (var (name, value) in activity.TagObjects) heard.Enqueue($"{name}={value}");
                foreach (var tag in activity.Events.SelectMany(happened => happened.Tags)) heard.Enqueue($"{tag.Key}={tag.Value}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await HostileServer.StartAsync(azurite.NewAccount());

        foreach (var request in Requests()) await RawAnswer.SendAsync(server.Address, request);

        Assert.NotEmpty(heard);
        Assert.DoesNotContain(heard, line => line.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("?code=K", "")]
    [InlineData("?a=1&code=K&b=2", "?a=1&b=2")]
    [InlineData("?c%6Fde=K&b=2", "?b=2")]
    [InlineData("?CODE=K", "")]
    [InlineData("?a=1;code=K", "?a=1")]
    [InlineData("?a=1%3Bcode=K;b=2", "?a=1;b=2")]
    [InlineData("?code", "")]
    [InlineData("?a=code", null)]
    [InlineData("?codes=1&a=b%3Bc", null)]
    [InlineData("?segment=a%26b", null)]
    public void Query_LosesTheKeyAndNothingElse(string query, string? expected) => Assert.Equal(expected, KeylessContextFactory.Without(query));

    private static IEnumerable<HostileRequest> Requests()
    {
        var outcome = "{\"contact\":\"called\",\"result\":\"kept\",\"note\":\"" + Secret + "\",\"by\":\"" + Secret + "\"}";
        yield return HostileServer.Ask("GET", $"/api/customers/{Secret}");
        yield return HostileServer.Ask("GET", $"/api/customers/{Secret}%2F");
        yield return HostileServer.Ask("GET", $"/api/customers?id={Secret}&top={Secret}");
        yield return HostileServer.Ask("GET", $"/api/customers?top={Secret}");
        yield return HostileServer.Ask("GET", $"/api/customers?idPrefix={Secret}");
        yield return HostileServer.Ask("GET", $"/api/customers?segment={Secret}&token={Secret}");
        yield return HostileServer.Ask("GET", $"/api/agents/{Secret}");
        yield return HostileServer.Ask("GET", $"/{Secret}");
        yield return HostileServer.Ask("OPTIONS", $"/api/customers/{Secret}");
        yield return HostileServer.Ask("POST", $"/api/customers/{Secret}/outcomes", outcome);
        yield return HostileServer.Ask("POST", $"/api/customers/{Secret}/outcomes", outcome[..^2]);
        yield return HostileServer.Ask("POST", $"/api/customers/{Secret}/outcomes", outcome.Replace("\"kept\"", $"\"{Secret}\"", StringComparison.Ordinal));
        yield return HostileServer.Ask("POST", "/api/score", $$"""{"customerId":"{{Secret}}","surveys":[{"respondedAt":"2026-01-01T00:00:00Z","csat":9,"comment":"{{Secret}}"}]}""");
        yield return HostileServer.Ask("POST", "/api/score", $$"""{"customerId":"{{Secret}}","{{Secret}}":1}""");
        yield return HostileServer.Ask("POST", "/api/customers/lookup", $$"""{"email":"{{Secret}}@example.org"}""");
        yield return HostileServer.Ask("DELETE", $"/api/customers/{Secret}");
        yield return HostileServer.Ask("DELETE", $"/api/customers?id={Secret}%00");
        yield return HostileServer.Ask("PUT", "/api/exports/surveys/a.csv", $"responseId,customerId,csat,comment\nr1,{Secret},99,{Secret}\n");
        yield return HostileServer.Ask("GET", "/api/runs").With("Cookie", $"a={Secret}").With("Authorization", $"Bearer {Secret}").With("Referer", $"https://x/{Secret}").With("User-Agent", Secret);
        yield return HostileServer.Ask("GET", "/api/runs").With("If-None-Match", Secret).With("Range", Secret).With("traceparent", Secret).With("baggage", $"id={Secret}");
        yield return new HostileRequest("GET", "/api/runs").With(KeyHeader.Name, Secret);
        yield return new HostileRequest("POST", "/api/runs").With(KeyHeader.Name, Secret);
        yield return new HostileRequest("GET", $"/api/runs HTTP/9.9 {Secret}");
        yield return new HostileRequest("GET", $"http://{Secret}.example/api/runs");
        yield return new HostileRequest(Secret.ToUpperInvariant(), "/api/runs");
        foreach (var code in Codes) yield return HostileServer.Ask("GET", $"/api/runs?{code.Replace("K", Secret, StringComparison.Ordinal)}");
        foreach (var code in Codes) yield return HostileServer.Ask("POST", $"/api/models/rollback?{code.Replace("K", Secret, StringComparison.Ordinal)}");
    }
}
