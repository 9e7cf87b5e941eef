using Functions.Local.Triggers;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Local.Triggers;

[Collection(AzuriteCollection.Name)]
public sealed class LocalQueueTriggerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Message_ThatAlwaysFails_IsTriedFiveTimesAndOthersGoOn()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var queue = pipeline.Storage.Queues.GetQueueClient(StorageLayout.TrainRequestsQueue);
        var poison = pipeline.Storage.Queues.GetQueueClient(StorageLayout.PoisonQueue(StorageLayout.TrainRequestsQueue));
        await queue.SendMessageAsync("bad");
        await queue.SendMessageAsync("good");
        var attempts = new Dictionary<string, int> { ["bad"] = 0, ["good"] = 0 };
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var trigger = new LocalQueueTrigger(
            "Test", queue, poison,
            (delivery, _) =>
            {
                attempts[delivery.Text]++;
                return delivery.Text == "bad" ? throw new InvalidDataException("as always") : Task.CompletedTask;
            },
            TimeProvider.System, NullLogger.Instance);

        var running = trigger.RunAsync(stop.Token);
        while ((await poison.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0) await Task.Delay(100, stop.Token);
        await stop.CancelAsync();
        await running;

        Assert.Equal(LocalQueueTrigger.MaxAttempts, attempts["bad"]);
        Assert.Equal(1, attempts["good"]);
        Assert.Equal("bad", await pipeline.TakeAsync(poison.Name));
        Assert.Equal(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }
}
