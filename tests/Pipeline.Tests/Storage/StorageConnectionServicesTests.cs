using System.Text;
using Azure.Storage.Queues;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Testing;

namespace Pipeline.Tests.Storage;

[Collection(AzuriteCollection.Name)]
public sealed class StorageConnectionServicesTests(AzuriteFixture azurite)
{
    private readonly StorageConnection _connection = StorageConnection.FromConnectionString(azurite.ConnectionString);
    private readonly StorageNames _names = azurite.NewNames();

    [Fact]
    public async Task Services_OfAConnectionString_AllAnswer()
    {
        var container = _connection.Blobs.GetBlobContainerClient(_names.Container("exports"));
        await container.CreateAsync();
        await container.UploadBlobAsync("one.csv", BinaryData.FromString("a,b"));
        var table = _connection.Tables.GetTableClient(_names.Table("Exports"));
        await table.CreateIfNotExistsAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));
        var queue = await CreateQueueAsync();
        await queue.SendMessageAsync("{}");

        Assert.True((await container.GetBlobClient("one.csv").ExistsAsync()).Value);
        Assert.True((await table.GetEntityIfExistsAsync("p", "r")).HasValue);
        Assert.Equal("{}", (await queue.ReceiveMessageAsync()).Value.MessageText);
    }

    [Fact]
    public async Task Queue_MessageSent_LiesThereAsBase64()
    {
        var queue = await CreateQueueAsync();
        await queue.SendMessageAsync("""{"name":"客户"}""");

        var raw = (await Raw(queue).ReceiveMessageAsync()).Value.MessageText;

        Assert.Equal("""{"name":"客户"}""", Encoding.UTF8.GetString(Convert.FromBase64String(raw)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Queue_PlainMessageAmongOthers_ComesWithTheSecondReceive(bool asynchronously)
    {
        var queue = await CreateQueueAsync();
        await queue.SendMessageAsync("""{"name":"encoded"}""");
        var sent = (await Raw(queue).SendMessageAsync("""{"name":"plain 客户 <&>"}""")).Value;

        var first = asynchronously ? (await queue.ReceiveMessagesAsync(10)).Value : queue.ReceiveMessages(10).Value;
        var second = asynchronously ? (await queue.ReceiveMessagesAsync(10)).Value : queue.ReceiveMessages(10).Value;

        Assert.Equal("""{"name":"encoded"}""", Assert.Single(first).MessageText);
        var plain = Assert.Single(second);
        Assert.Equal("""{"name":"plain 客户 <&>"}""", plain.MessageText);
        Assert.Equal(sent.MessageId, plain.MessageId);
        Assert.Equal(2, plain.DequeueCount);
        await queue.DeleteMessageAsync(plain.MessageId, plain.PopReceipt);
        await queue.DeleteMessageAsync(first[0].MessageId, first[0].PopReceipt);
        Assert.Equal(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Queue_PlainMessagePeekedAt_StaysAsItIs()
    {
        var queue = await CreateQueueAsync();
        await Raw(queue).SendMessageAsync("{plain}");

        Assert.Empty((await queue.PeekMessagesAsync(10)).Value);

        Assert.Equal("{plain}", (await Raw(queue).ReceiveMessageAsync()).Value.MessageText);
    }

    private async Task<QueueClient> CreateQueueAsync()
    {
        var queue = _connection.Queues.GetQueueClient(_names.Queue("events"));
        await queue.CreateAsync();
        return queue;
    }

    private QueueClient Raw(QueueClient queue) => new QueueServiceClient(azurite.ConnectionString).GetQueueClient(queue.Name);
}
