using System.Text.Json;
using Pipeline.Ingest;

namespace Pipeline.Tests.Ingest;

public sealed class ExportEventTests
{
    [Fact]
    public void Read_EventGridSchema_GivesTheName() => Assert.Equal("surveys/2026/März 1.csv", ExportEvent.ReadBlobName("""
        {"topic":"/subscriptions/x","subject":"/blobServices/default/containers/exports/blobs/surveys/2026/März 1.csv",
         "eventType":"Microsoft.Storage.BlobCreated","id":"1","data":{"api":"PutBlob","eTag":"0x8D","url":"https://a.example/exports/surveys/2026/M%C3%A4rz%201.csv"},
         "dataVersion":"","metadataVersion":"1","eventTime":"2026-11-21T02:00:00Z"}
        """));

    [Fact]
    public void Read_CloudEvent_GivesTheName() => Assert.Equal("customers/a.csv", ExportEvent.ReadBlobName("""
        {"specversion":"1.0","type":"Microsoft.Storage.BlobCreated","source":"/subscriptions/x",
         "subject":"/blobServices/default/containers/exports/blobs/customers/a.csv","id":"1","time":"2026-11-21T02:00:00Z","data":{}}
        """));

    [Theory]
    [InlineData("Microsoft.Storage.BlobDeleted", "exports")]
    [InlineData("Microsoft.Storage.BlobCreated", "events")]
    [InlineData("Microsoft.Storage.BlobCreated", "exports2")]
    public void Read_AboutSomethingElse_IsNothing(string type, string container) => Assert.Null(ExportEvent.ReadBlobName(
        $$"""{"subject":"/blobServices/default/containers/{{container}}/blobs/customers/a.csv","eventType":"{{type}}"}"""));

    [Theory]
    [InlineData("surveys/2026/März #1.csv")]
    [InlineData("customers/\"a\" 北京\\b.csv")]
    public void Write_IsReadAsTheSameName(string blobName) => Assert.Equal(blobName, ExportEvent.ReadBlobName(ExportEvent.Write(blobName)));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("hello")]
    public void Read_NoEvent_IsAnError(string message) => Assert.ThrowsAny<JsonException>(() => ExportEvent.ReadBlobName(message));
}
