using Functions.Host;
using Pipeline.Ingest;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Kills;

/// <summary>
/// The handler is killed by SIGKILL after the first write to storage of a replay, the same delivered again and killed after the second, and so on; once for rejected rows and once
/// for an export that was held back whole. Afterwards the account holds what it holds after the same replays undisturbed.
/// </summary>
[Collection(AzuriteCollection.Name)]
public sealed class ReplayKillTests(AzuriteFixture azurite)
{
    private static readonly string Answers = "responseId,customerId,csat\n" + string.Concat(Enumerable.Range(1, 10).Select(number => $"r{number},c{number},{(number > 8 ? 7 : 3)}\n"));

    [Fact]
    public async Task Replay_KilledAtAnyWrite_IsAsIfItHadNotBeen()
    {
        await using var proxy = await StorageProxy.StartAsync(azurite.Process);
        var (undisturbed, road) = await TravelAsync(proxy, null);
        var (disturbed, kills) = await TravelAsync(proxy, road);

        // What one delivery has done the next does not do again, so fewer are killed than there are writes.
        Assert.True(kills.Kills >= 4, $"Only {kills.Kills} kills.");
        foreach (var (expected, found) in undisturbed.Zip(disturbed)) Assert.Equal(expected, found);
        Assert.Equal(undisturbed.Count, disturbed.Count);
    }

    private async Task<(IReadOnlyList<string> World, KillableHost Host)> TravelAsync(StorageProxy proxy, KillableHost? road)
    {
        var account = azurite.NewAccountName();
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.Process.ConnectionStringOf(account));
        await using var host = new KillableHost(pipeline, proxy, account);
        var steps = new Queue<int>(road?.Writes ?? []);
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", """{"files":"surveys/part*","surveys":{"scales":{"csat":"1-5"}}}""");
        await pipeline.IngestAsync("surveys", "part.csv", Answers);
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await pipeline.IngestAsync("surveys", "whole.csv", Answers.Replace(",3\n", ",x,\n", StringComparison.Ordinal));
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", """{"files":"surveys/part*","surveys":{"scales":{"csat":"1-10"}}}""");

        foreach (var name in (string[])["part.csv", "whole.csv"])
        {
            Assert.Equal(ReplayOutcome.Queued, (await pipeline.Jobs.ReplayExport.AskAsync("surveys", name)).Outcome);
            await host.DeliverQueueAsync(FunctionName.IngestExportEvent, StorageLayout.ExportEventsQueue, _ => steps.TryDequeue(out var writes) ? Enumerable.Range(1, writes) : []);
        }
        return (await WorldSnapshot.TakeAsync(pipeline), host);
    }
}
