using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Functions.Tests.Contract;

/// <summary>Payloads in exactly the shape that the Functions host posts: chunked JSON, strings encoded twice, objects once.</summary>
internal static class HostPayload
{
    public static JsonObject Blob(string binding, string name, byte[] content) => new()
    {
        ["Data"] = new JsonObject { [binding] = Twice(Convert.ToBase64String(content)) },
        ["Metadata"] = new JsonObject
        {
            ["BlobTrigger"] = Twice($"exports/{name}"),
            ["Uri"] = Twice($"http://127.0.0.1:10000/devstoreaccount1/exports/{Uri.EscapeDataString(name)}"),
            ["Properties"] = new JsonObject
            {
                ["Length"] = content.Length,
                ["ETag"] = "\"0x8DE2A3F4B5C6D70\"",
                ["ContentType"] = "text/csv",
                ["LastModified"] = "2026-11-21T02:00:00+00:00",
            },
            ["Metadata"] = new JsonObject(),
            ["name"] = Twice(name),
            ["sys"] = Sys("IngestExport"),
        },
    };

    public static JsonObject Queue(string function, string binding, string message)
    {
        var metadata = new JsonObject
        {
            ["DequeueCount"] = Twice("1"),
            ["ExpirationTime"] = Twice("2026-11-28T02:00:00+00:00"),
            ["Id"] = Twice("4b1c1f0e-1111-4222-8333-444455556666"),
            ["InsertionTime"] = Twice("2026-11-21T02:00:00+00:00"),
            ["NextVisibleTime"] = Twice("2026-11-21T02:10:00+00:00"),
            ["PopReceipt"] = Twice("MjFOb3YyMDI2MDI6MDA6MDBmZjA4"),
            ["sys"] = Sys(function),
        };
        // The message's own top-level properties come along.
        try
        {
            if (JsonNode.Parse(message) is JsonObject properties)
            {
                foreach (var (name, value) in properties) metadata[name] = value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? Twice(text.GetValue<string>()) : value?.DeepClone();
            }
        }
        catch (JsonException)
        {
            // A message need not be JSON.
        }
        return new JsonObject { ["Data"] = new JsonObject { [binding] = Twice(message) }, ["Metadata"] = metadata };
    }

    public static JsonObject Timer(string binding, bool withStatus) => new()
    {
        ["Data"] = new JsonObject
        {
            [binding] = new JsonObject
            {
                ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
                ["ScheduleStatus"] = withStatus
                    ? new JsonObject { ["Last"] = "2026-11-20T02:00:00+00:00", ["Next"] = "2026-11-21T02:00:00+00:00", ["LastUpdated"] = "2026-11-20T02:00:00+00:00" }
                    : null,
                ["IsPastDue"] = false,
            },
        },
        ["Metadata"] = new JsonObject { ["sys"] = Sys("RefreshScores") },
    };

    /// <summary>Posts a payload as the host does.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> PostAsync(HttpClient client, string function, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{function}")
        {
            // A stream of unknown length is sent in chunks.
            Content = new StreamContent(new UnseekableStream(Encoding.UTF8.GetBytes(json))),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1037.0.0");
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Twice(string text) => JsonSerializer.Serialize(text);

    private static JsonObject Sys(string function) => new()
    {
        ["MethodName"] = function,
        ["UtcNow"] = "2026-11-21T02:00:00.0000000Z",
        ["RandGuid"] = "9d2a6c5e-7777-4888-9999-aaaabbbbcccc",
    };

    private sealed class UnseekableStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }

    /// <summary>The event by which Event Grid tells of an export.</summary>
    public static string BlobCreated(string blobName) => JsonSerializer.Serialize(new
    {
        topic = "/subscriptions/x/resourceGroups/y/providers/Microsoft.Storage/storageAccounts/z",
        subject = $"/blobServices/default/containers/exports/blobs/{blobName}",
        eventType = "Microsoft.Storage.BlobCreated",
        id = "1807",
        data = new { api = "PutBlob", contentLength = 100, blobType = "BlockBlob", url = "https://z.example/exports" },
        dataVersion = "",
        metadataVersion = "1",
        eventTime = "2026-11-21T02:00:00Z",
    });
}
