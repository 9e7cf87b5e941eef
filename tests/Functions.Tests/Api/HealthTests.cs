using System.Net;
using System.Text.Json.Nodes;
using Functions.Api;
using Functions.Tests.Contract;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Api;

/// <summary><c>GET /api/health</c>: each thing by itself.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class HealthTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Account_ThatIsNew_IsMadeWholeAndWell()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());

        var (status, body) = await server.SendAsync(HttpMethod.Get, "/api/health");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["blobs ok", "queues ok", "tables ok", "model none", "run none", "webhook off"], Checks(body));
        Assert.Equal("ok", JsonNode.Parse(body)!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Run_ThatIsPublished_IsNamedWithItsTime()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), QuickTraining.ByLabel);
        await pipeline.IngestAsync("customers", "list.csv", SmallBusiness.LabelledCustomers(300));
        var run = await pipeline.RunAsync();
        await using var handler = await HandlerProcess.StartAsync(pipeline.ConnectionString, ("Webhook__Url", "http://127.0.0.1:1/4711secret"));

        var body = await handler.Client.GetStringAsync(new Uri("/api/health", UriKind.Relative));

        Assert.Equal(["blobs ok", "queues ok", "tables ok", "model ok", "run ok", "webhook ok"], Checks(body));
        Assert.Equal(run.RunId, JsonNode.Parse(body)!["currentRun"]!.GetValue<string>());
        Assert.Equal(run.PublishedAt, JsonNode.Parse(body)!["checks"]![4]!["since"]!.GetValue<DateTimeOffset>());
        Assert.DoesNotContain("4711secret", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_ThatIsNotThere_IsTheOneThatIsNamed()
    {
        var nowhere = new Uri($"http://127.0.0.1:1/{DevelopmentStorage.AccountName}");
        await using var handler = await HandlerProcess.StartAsync(
            DevelopmentStorage.ConnectionString(azurite.Process.BlobEndpoint, nowhere, azurite.Process.TableEndpoint));

        using var answer = await handler.Client.GetAsync(new Uri("/api/health", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(
            ["blobs ok", "queues unreachable", "tables ok", "model unreachable", "run unreachable", "webhook off"], Checks(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Look_ServesManyForFiveSeconds()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var report = new HealthReport(pipeline.Jobs, pipeline.Clock);

        var first = report.CurrentAsync();
        var meanwhile = report.CurrentAsync();
        await first;
        pipeline.Clock.Advance(TimeSpan.FromSeconds(4.9));
        var later = report.CurrentAsync();
        pipeline.Clock.Advance(TimeSpan.FromSeconds(0.2));
        var last = report.CurrentAsync();

        Assert.Same(first, meanwhile);
        Assert.Same(first, later);
        Assert.NotSame(first, last);
        Assert.Equal("ok", (await last).Status);
    }

    private static IEnumerable<string> Checks(string body) => JsonNode.Parse(body)!["checks"]!.AsArray().Select(check => $"{check!["name"]} {check["status"]}");
}
