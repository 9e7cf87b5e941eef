using System.Text;
using Functions.Host;
using Functions.Tests.Contract;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Kills;

/// <summary>
/// The handler is killed by SIGKILL after chosen writes to storage in every step of two runs, the second of which takes the place of the first, and
/// delivered the same trigger again. Afterwards the account holds what it holds after the same road undisturbed, and nobody saw half a run.
/// With <c>PIPELINE_LONG_TESTS=1</c> the walk goes over every write.
/// </summary>
[Collection(AzuriteCollection.Name)]
public sealed class KillTests(AzuriteFixture azurite)
{
    private const string Surveys = """
        responseId,customerId,respondedAt,csat,nps,agentId
        r1,c1,2026-03-01T10:00:00Z,5,10,anna
        r2,c2,2026-03-02T10:00:00Z,9,3,ben
        r3,c3,2026-04-03T10:00:00Z,2,0,ben
        r4,c4,2026-04-04T10:00:00Z,4,8,anna
        r5,c5,2026-04-05T10:00:00Z,3,7,ben

        """;

    [Fact]
    public async Task Handler_KilledAnywhere_NothingIsLostNothingIsTwiceAndNobodySeesHalfARun()
    {
        await using var proxy = await StorageProxy.StartAsync(azurite.Process);
        var (undisturbed, road) = await TravelAsync(proxy, null);
        var (disturbed, kills) = await TravelAsync(proxy, road);

        Assert.True(kills.Kills >= (LongTests.AreWanted ? 100 : 30), $"Only {kills.Kills} kills.");
        // One by one, as the difference within a long line would not be shown.
        foreach (var (expected, found) in undisturbed.Zip(disturbed)) Assert.Equal(expected, found);
        Assert.Equal(undisturbed.Count, disturbed.Count);
    }

    /// <param name="proxy">Between handler and storage.</param>
    /// <param name="writes">How many writes each delivery of the same road came to, to be killed by; <c>null</c> to leave it undisturbed.</param>
    private async Task<(IReadOnlyList<string> World, KillableHost Host)> TravelAsync(StorageProxy proxy, KillableHost? road)
    {
        var account = azurite.NewAccountName();
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.Process.ConnectionStringOf(account));
        await using var host = new KillableHost(pipeline, proxy, account);
        await using var reader = new CurrentRunReader(pipeline);
        var steps = new Queue<int>(road?.Writes ?? []);

        var list = SmallBusiness.LabelledCustomers(200);
        await pipeline.DropAsync("customers", "list.csv", list);
        // Storage tells upload times apart by the second; of the same one, exports go by their ids, which differ from road to road.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await pipeline.DropAsync("surveys", "march.csv", Surveys);
        await host.DeliverAsync(FunctionName.IngestExport, HostPayload.Blob("export", "customers/list.csv", Encoding.UTF8.GetBytes(list)), Points(steps, 3));
        await host.DeliverAsync(FunctionName.IngestExportEvent, HostPayload.Queue(FunctionName.IngestExportEvent, "message", EventOf("surveys/march.csv")), Points(steps, 6));
        await RunAsync(host, steps, inPublishing: 4);

        // Little that is new: the model stays, the run is another.
        await pipeline.DropAsync("customers", "more.csv", "customerId,plan,usage,left\nd1,annual,0.9,no\n");
        await host.DeliverAsync(FunctionName.IngestExport, HostPayload.Blob("export", "customers/more.csv", []), Points(steps, 1));
        await RunAsync(host, steps, inPublishing: 14);

        Assert.Empty(await reader.FinishAsync());
        Assert.True(reader.Reads > 0);
        return (await WorldSnapshot.TakeAsync(pipeline), host);
    }

    private static async Task RunAsync(KillableHost host, Queue<int> steps, int inPublishing)
    {
        await host.DeliverAsync(FunctionName.RefreshScores, HostPayload.Timer("timer", withStatus: true), Points(steps, 3));
        await host.DeliverQueueAsync(FunctionName.TrainModel, StorageLayout.TrainRequestsQueue, number => number == 0 ? Points(steps, 8) : []);
        // The parts, of which the last publishes; after kills some come more than once.
        var parts = Math.Min(steps.Count, 2);
        await host.DeliverQueueAsync(FunctionName.ScoreShard, StorageLayout.ScoreShardsQueue, number => number < parts ? Points(steps, number == 0 ? 4 : inPublishing) : []);
    }

    /// <summary>Where to kill in a step of so many writes: everywhere, or at so many points, most of them towards the end.</summary>
    private static IEnumerable<int> Points(Queue<int> steps, int count)
    {
        if (!steps.TryDequeue(out var writes)) return [];
        if (LongTests.AreWanted || writes <= count) return Enumerable.Range(1, writes);
        return Enumerable.Range(writes - count + 2, count - 1).Prepend(Math.Max(1, writes / 3));
    }

    private static string EventOf(string blobName) =>
        $$"""{"id":"1807","eventType":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/exports/blobs/{{blobName}}"}""";
}
