using System.Globalization;
using System.Text;
using Analytics.Exports;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Ingest;
using Pipeline.Scoring;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Ingest;

[Collection(AzuriteCollection.Name)]
public sealed class BadInputTests(AzuriteFixture azurite)
{
    private static readonly PipelineOptions HoldsNothingBack = new() { Ingest = { MaxRejectedShare = 1 } };

    private static readonly byte[] Picture = [0x89, .. "PNG\r\n"u8, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 1, 0, 0, 0, 1, 0];

    public static TheoryData<string, byte[], string> Unreadable => new()
    {
        { "customers/empty.csv", [], "the file is empty" },
        { "customers/blank.csv", "\n \n"u8.ToArray(), "the file is empty" },
        { "customers/empty.jsonl", [], "the file is empty" },
        { "customers/picture.csv", Picture, "the file is no text" },
        { "customers/book.csv", [.. "PK"u8, 3, 4, 20, 0, 8, 8, 8, 0], "the zip archive or workbook was cut off or damaged" },
        { "customers/list.csv.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], "the file was cut off or damaged" },
        { "interactions/nohead.csv", "Li Lei,13812345678,2026-03-01\n"u8.ToArray(), "line 1: no column holds the customerId" },
        { "customers/cut.json", "[{\"customerId\":\"Li Lei\"},\n{\"customerId\""u8.ToArray(), "line 2: the JSON list is not closed" },
        { "customers/object.json", "{\n \"customerId\": \"Li Lei\"\n}"u8.ToArray(), "line 1: no row is a JSON object" },
        { "foo/x.csv", "customerId\nLi Lei\n"u8.ToArray(), "expected surveys/, interactions/, customers/, aliases/ or mappings/" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Ingest_FileThatCannotBeRead_IsHeldBackWholeWithTheReason(string blobName, byte[] content, string reason)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        var entry = await IngestAsync(pipeline, blobName, content);

        Assert.Equal((ExportStatus.Unreadable, blobName), (entry.Status, entry.BlobName));
        Assert.Contains(reason, entry.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Li Lei", entry.Message, StringComparison.Ordinal);
        await AssertNothingKeptAsync(pipeline, entry);
        // A redelivery has nothing left to do.
        Assert.Equal(1, (await pipeline.Jobs.Ingest.RunAsync(blobName))!.Attempts);
    }

    [Theory]
    [InlineData("customers/long.csv", "customerId,plan\na,x\nragged\n\"b,")]
    [InlineData("customers/long.jsonl", "{\"customerId\":\"a\",\"plan\":\"x\"}\nno object\n{\"customerId\":\"b\"}\n{\"customerId\":\"")]
    public async Task Ingest_LineOfAGigabyte_IsHeldBackWholeFromThatLine(string blobName, string start)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        // A gigabyte to the reader; in storage one block of four megabytes, many times.
        var blob = pipeline.Container(StorageLayout.ExportsContainer).GetBlockBlobClient(blobName);
        var (first, repeated) = (BlockId("first"), BlockId("again"));
        using (var content = new MemoryStream(Encoding.UTF8.GetBytes(start))) await blob.StageBlockAsync(first, content);
        using (var content = new MemoryStream(Encoding.UTF8.GetBytes(new string('y', 4 * 1024 * 1024)))) await blob.StageBlockAsync(repeated, content);
        await blob.CommitBlockListAsync([first, .. Enumerable.Repeat(repeated, 256)]);
        Assert.True((await blob.GetPropertiesAsync()).Value.ContentLength > 1024L * 1024 * 1024);

        var entry = (await pipeline.Jobs.Ingest.RunAsync(blobName))!;

        Assert.Equal(ExportStatus.Unreadable, entry.Status);
        Assert.StartsWith("line 4: a row of more than 16 MB", entry.Message, StringComparison.Ordinal);
        await AssertNothingKeptAsync(pipeline, entry);
    }

    [Fact]
    public async Task Ingest_RowsWithFaults_AreEachCountedOnceWithTheirReason()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), HoldsNothingBack);
        byte[] content =
        [
            .. "customerId,plan\na,x\nb\nc,x,y\n"u8,
            .. "d,很好\n"u8,
            .. "e,"u8, 0xC3, 0x28, .. "\n"u8,
            .. "f"u8, 0x01, .. ",x\n"u8,
            .. "g,\0\n"u8,
            .. "h"u8, 0xED, 0xA0, 0xBD, .. ",x\n"u8,
            .. "a,y\n"u8,
        ];

        var entry = await IngestAsync(pipeline, "customers/faults.csv", content);

        Assert.Equal((ExportStatus.Accepted, 9L, 2L, 6L, 1L), (entry.Status, entry.RowsRead, entry.Accepted, entry.Rejected, entry.Duplicates));
        Assert.Equal(
            [
                new RejectionCount(null, "bytes that are no UTF-8 text", 2, 6),
                new RejectionCount(null, "fewer cells than the header has columns", 1, 3),
                new RejectionCount(null, "more cells than the header has columns", 1, 4),
                new RejectionCount("customerId", "a control character in an id", 1, 7),
                new RejectionCount(null, "a NUL character where text was expected", 1, 8),
            ],
            entry.Rejections);
        Assert.Equal(1, entry.QuarantineParts);
    }

    [Fact]
    public async Task Ingest_HeaderWithoutRows_IsAcceptedAndSaid()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        var entry = await IngestAsync(pipeline, "customers/header.csv", "customerId,plan\n"u8.ToArray());

        Assert.Equal((ExportStatus.Accepted, 0L, 0), (entry.Status, entry.RowsRead, entry.Segments.Count));
        Assert.Contains("The export has a header but no rows.", entry.Warnings);
    }

    [Fact]
    public async Task Ingest_JsonLinesInGb18030_AreTakenInAndBothAreKept()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), HoldsNothingBack);
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

        var entry = await IngestAsync(
            pipeline, "surveys/march.jsonl", gb18030.GetBytes("{\"客户编号\":\"甲\",\"满意度\":5}\n{\"客户编号\":\"乙\",\"满意度\":\"蓝色\"}\n{\"客户编号\":\n"));

        Assert.Equal((ExportStatus.Accepted, 3L, 1L, 2L), (entry.Status, entry.RowsRead, entry.Accepted, entry.Rejected));
        Assert.Contains("The file is not in UTF-8: it was read as GB18030.", entry.Warnings);
        Assert.Contains(
            entry.Rejections,
            rejection => rejection is { Column: "满意度", Count: 1, FirstLine: 2 } && rejection.Reason.StartsWith("text where a rating was expected", StringComparison.Ordinal));
        Assert.Contains(new RejectionCount(null, "text that is no JSON object", 1, 3), entry.Rejections);
    }

    [Fact]
    public async Task Run_UnusualIds_AreScoredAndFoundByWhatTheyAre()
    {
        string[] unusual = [new('a', 4_000), new('客', 4_000), "a/b", "a\\b", "a#b?c&d=e", "50%2F", "..", "O'Brien", "😀👩‍👩‍👧", "客户 7", "A", "Ａ"];
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), new PipelineOptions { Churn = { LabelColumn = "left" }, Training = QuickTraining.PipelineOptions.Training });
        var text = new StringBuilder(SmallBusiness.LabelledCustomers(200));
        foreach (var id in unusual) text.Append(CultureInfo.InvariantCulture, $"{id},monthly,0.5,no\n");

        var entry = await pipeline.IngestAsync(ExportKind.Customers, "c.csv", text.ToString());
        var run = await pipeline.RunAsync();

        Assert.Equal((0L, 200L + unusual.Length), (entry.Rejected, entry.Accepted));
        Assert.Equal(200 + unusual.Length, run.Predictions);
        foreach (var id in unusual) Assert.Equal(id, (await pipeline.Jobs.Customers.FindAsync(id, CancellationToken.None))!.Value.Prediction.CustomerId);
        var listed = await pipeline.Jobs.Customers.ListAsync(RankingList.All, 1_000, null, CancellationToken.None);
        Assert.Empty(unusual.Except(listed!.Customers.Select(customer => customer.CustomerId)));
    }

    private static async Task<LedgerEntry> IngestAsync(PipelineUnderTest pipeline, string blobName, byte[] content)
    {
        await pipeline.Container(StorageLayout.ExportsContainer).GetBlobClient(blobName).UploadAsync(new BinaryData(content));
        return (await pipeline.Jobs.Ingest.RunAsync(blobName))!;
    }

    private static async Task AssertNothingKeptAsync(PipelineUnderTest pipeline, LedgerEntry entry)
    {
        Assert.Equal((0L, 0L, 0L, 0L), (entry.RowsRead, entry.Accepted, entry.Rejected, entry.Duplicates));
        Assert.Empty(await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None));
        foreach (var container in new[] { StorageLayout.EventsContainer, StorageLayout.QuarantineContainer })
        {
            await foreach (var blob in pipeline.Container(container).GetBlobsAsync()) Assert.Fail($"{container} holds {blob.Name}");
        }
    }

    private static string BlockId(string name) => Convert.ToBase64String(Encoding.UTF8.GetBytes(name));
}
