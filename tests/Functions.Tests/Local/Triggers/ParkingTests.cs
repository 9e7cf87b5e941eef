using System.Net;
using System.Text.Json;
using Functions.Tests.Api;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Local.Triggers;

/// <summary>On one machine too, what always fails is put aside, listed and replayed, while other work goes on.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ParkingTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Export_ThatAlwaysFails_IsPutAsideListedAndReplayed()
    {
        var account = azurite.NewAccount();
        await using var server = await StandaloneServer.StartAsync(account);
        var quarantine = StorageConnection.FromConnectionString(account).Blobs.GetBlobContainerClient(StorageLayout.QuarantineContainer);
        using var empty = await WaitAsync(server, "/api/poison", json => json.GetProperty("messages").GetArrayLength() == 0);
        // Only exports with rejected rows need it.
        await quarantine.DeleteAsync();

        await server.SendAsync(HttpMethod.Put, "/api/exports/surveys/bad.csv", "responseId,csat\nr1,4,x\nr3,4\nr4,4\nr5,4\nr6,4\n");
        await server.SendAsync(HttpMethod.Put, "/api/exports/surveys/good.csv", "responseId,csat\nr2,4\n");
        using var exports = await WaitAsync(server, "/api/exports", json => Status(json, "good.csv") == "accepted" && Status(json, "bad.csv") == "failed");
        using var poison = await WaitAsync(server, "/api/poison", json => json.GetProperty("messages").GetArrayLength() == 1);
        var message = poison.RootElement.GetProperty("messages")[0];
        Assert.Equal("webjobs-blobtrigger", message.GetProperty("queue").GetString());
        Assert.Equal("Storage answered 404 ContainerNotFound.", message.GetProperty("reason").GetString());
        Assert.Equal(5, message.GetProperty("attempts").GetInt32());
        Assert.Equal(Export(exports.RootElement, "bad.csv").GetProperty("exportId").GetString(), message.GetProperty("exportId").GetString());
        Assert.False(message.TryGetProperty("replayedAt", out _));

        await quarantine.CreateAsync();
        var replay = $"/api/poison/{message.GetProperty("id").GetString()}/replay";
        Assert.Equal(HttpStatusCode.Accepted, (await server.SendAsync(HttpMethod.Post, replay)).Status);
        using var mended = await WaitAsync(server, "/api/exports", json => Status(json, "bad.csv") == "accepted");
        var again = await server.SendAsync(HttpMethod.Post, replay);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("replayedAt", again.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Post, "/api/poison/1234-abcd/replay")).Status);
    }

    private static JsonElement Export(JsonElement answer, string name) =>
        answer.GetProperty("exports").EnumerateArray().FirstOrDefault(export => export.GetProperty("name").GetString() == name);

    private static string? Status(JsonElement answer, string name) => Export(answer, name) is { ValueKind: JsonValueKind.Object } export ? export.GetProperty("status").GetString() : null;

    private static async Task<JsonDocument> WaitAsync(StandaloneServer server, string path, Func<JsonElement, bool> isThere)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var (status, body) = await server.SendAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.OK, status);
            var document = JsonDocument.Parse(body);
            if (isThere(document.RootElement)) return document;
            document.Dispose();
            await Task.Delay(100);
        }
        throw new TimeoutException($"{path} did not come to what was waited for.");
    }
}
