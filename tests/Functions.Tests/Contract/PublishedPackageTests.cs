using System.Net;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Analytics.Simulation;
using Functions.Host;
using Pipeline.Runs;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Contract;

/// <summary>The published package, started and called as the Functions host does it, with the demo's exports.</summary>
[Collection(AzuriteCollection.Name)]
[SupportedOSPlatform("linux")]
public sealed class PublishedPackageTests(AzuriteFixture azurite, PublishedPackage package) : IClassFixture<PublishedPackage>
{
    private static readonly string[] PollingFunctions = [FunctionName.IngestExport, FunctionName.ParkPoisonBlobs];

    [Fact]
    public async Task Road_OfTheDemosExports_LeadsToPredictions()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await using var handler = await HandlerProcess.StartPublishedAsync(package.Folder, pipeline.ConnectionString);
        using MemoryStream surveys = new(), interactions = new(), customers = new();
        SimulatedExports.Write(ServiceBusiness.Stream(new SimulationOptions { Customers = 1_500 }), surveys, interactions, customers);
        foreach (var (kind, content) in new[] { ("customers", customers), ("surveys", surveys), ("interactions", interactions) })
        {
            await pipeline.DropAsync(kind, $"{kind}.csv", Encoding.UTF8.GetString(content.ToArray()));
            await CallAsync(handler, FunctionName.IngestExportEvent, HostPayload.Queue(FunctionName.IngestExportEvent, "message", HostPayload.BlobCreated($"{kind}/{kind}.csv")).ToJsonString());
        }

        await CallAsync(handler, FunctionName.RefreshScores, HostPayload.Timer("timer", withStatus: false).ToJsonString());
        foreach (var (function, queue) in new[] { (FunctionName.TrainModel, StorageLayout.TrainRequestsQueue), (FunctionName.ScoreShard, StorageLayout.ScoreShardsQueue) })
        {
            while (await pipeline.TakeAsync(queue) is { } message) await CallAsync(handler, function, HostPayload.Queue(function, "message", message).ToJsonString());
        }

        var run = (await pipeline.Jobs.Runs.ListAsync(10, null, CancellationToken.None)).Runs.Single();
        Assert.Equal(RunStatus.Published, run.Status);
        Assert.InRange(run.Predictions, 500, 1_500);
        Assert.Equal(run.Predictions, (await pipeline.RowsAsync(StorageLayout.PredictionsTable)).Count);
        using var insights = await GetAsync(handler, "/api/insights");
        using var list = await GetAsync(handler, "/api/customers?band=high&top=3");
        var first = list.RootElement.GetProperty("customers")[0].GetProperty("customerId").GetString()!;
        using var customer = await GetAsync(handler, $"/api/customers/{first}");
        Assert.Equal("high", customer.RootElement.GetProperty("band").GetString());
        using var scored = new StringContent($$"""{"customerId":"{{first}}","interactions":[{"occurredAt":"2026-01-21T09:30:00Z","type":"complaint"}]}""", Encoding.UTF8, "application/json");
        using var score = await handler.Client.PostAsync(new Uri("/api/score", UriKind.Relative), scored);
        Assert.True(score.StatusCode == HttpStatusCode.OK, handler.Output);
        using var forgotten = await handler.Client.DeleteAsync(new Uri($"/api/customers/{first}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Accepted, forgotten.StatusCode);
        while (await pipeline.TakeAsync(StorageLayout.ForgetRequestsQueue) is { } message)
            await CallAsync(handler, FunctionName.ForgetCustomer, HostPayload.Queue(FunctionName.ForgetCustomer, "message", message).ToJsonString());
        Assert.DoesNotContain(await pipeline.RowsAsync(StorageLayout.PredictionsTable), row => row.Contains($"CustomerId={first}|", StringComparison.Ordinal));
    }

    [Fact]
    public void Folder_ForFlex_HoldsWhatTheHostExpectsAndNoPollingTrigger()
    {
        var functions = Directory.EnumerateFiles(package.Folder, "function.json", SearchOption.AllDirectories).Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal);
        var built = Directory.EnumerateFiles(AppContext.BaseDirectory, "function.json", SearchOption.AllDirectories).Select(file => Path.GetFileName(Path.GetDirectoryName(file)!));
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(package.Folder, "host.json")));
        var program = host.RootElement.GetProperty("customHandler").GetProperty("description").GetProperty("defaultExecutablePath").GetString()!;

        Assert.Equal(built.Except(PollingFunctions).Order(StringComparer.Ordinal), functions);
        Assert.NotEqual(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(package.Folder, program)) & UnixFileMode.UserExecute);
        Assert.Empty(Directory.EnumerateFiles(package.Folder, "*.lock.json", SearchOption.AllDirectories));
    }

    private static async Task CallAsync(HandlerProcess handler, string function, string json)
    {
        var (status, body) = await HostPayload.PostAsync(handler.Client, function, json);
        Assert.True(status == HttpStatusCode.OK, handler.Output);
        using var answer = JsonDocument.Parse(body);
        Assert.Equal(JsonValueKind.Object, answer.RootElement.GetProperty("Outputs").ValueKind);
    }

    private static async Task<JsonDocument> GetAsync(HandlerProcess handler, string path)
    {
        using var answer = await handler.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, handler.Output);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }
}
