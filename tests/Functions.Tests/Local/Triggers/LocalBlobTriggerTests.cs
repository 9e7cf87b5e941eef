using System.Collections.Concurrent;
using System.Text.Json;
using Functions.Local.Triggers;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Local.Triggers;

[Collection(AzuriteCollection.Name)]
public sealed class LocalBlobTriggerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Blobs_NewAndChanged_AreHandledOnceEachAndFailuresEndInPoison()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var exports = pipeline.Container(StorageLayout.ExportsContainer);
        var calls = new ConcurrentQueue<string>();
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var trigger = new LocalBlobTrigger(
            "IngestExport", exports, pipeline.Storage.Queues.GetQueueClient(StorageLayout.BlobPoisonQueue),
            (name, _) =>
            {
                calls.Enqueue(name);
                return name == "surveys/bad.csv" ? throw new InvalidDataException("as always") : Task.CompletedTask;
            },
            TimeProvider.System, NullLogger.Instance);
        await exports.GetBlobClient("surveys/bad.csv").UploadAsync(new BinaryData("x"));
        await exports.GetBlobClient("surveys/good.csv").UploadAsync(new BinaryData("1"));

        var running = trigger.RunAsync(stop.Token);
        await WaitAsync(() => calls.Count(name => name == "surveys/good.csv") == 1, stop.Token);
        await exports.GetBlobClient("surveys/good.csv").UploadAsync(new BinaryData("2"), overwrite: true);
        await WaitAsync(() => calls.Count(name => name == "surveys/good.csv") == 2, stop.Token);
        await stop.CancelAsync();
        await running;

        Assert.Equal(LocalBlobTrigger.MaxAttempts, calls.Count(name => name == "surveys/bad.csv"));
        using var poisoned = JsonDocument.Parse((await pipeline.TakeAsync(StorageLayout.BlobPoisonQueue))!);
        Assert.Equal("surveys/bad.csv", poisoned.RootElement.GetProperty("BlobName").GetString());
        Assert.Equal("exports", poisoned.RootElement.GetProperty("ContainerName").GetString());
        Assert.Null(await pipeline.TakeAsync(StorageLayout.BlobPoisonQueue));
    }

    private static async Task WaitAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (!condition()) await Task.Delay(50, cancellationToken);
    }
}
