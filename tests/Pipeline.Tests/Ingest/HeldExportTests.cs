using Analytics.Exports;
using Pipeline.Events;
using Pipeline.Ingest;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Ingest;

[Collection(AzuriteCollection.Name)]
public sealed class HeldExportTests(AzuriteFixture azurite)
{
    private const string TwoOfSix = "customerId,plan\na,x\nb,x\nc,x\nd,x\ne\nf,x,y\n";

    [Fact]
    public void Message_ShareReasonAndLine_AreNamed()
    {
        var summary = new ExportSummary
        {
            Name = "a.csv",
            Kind = ExportKind.Surveys,
            Format = "csv",
            RowsRead = 1_000,
            Accepted = 600,
            Rejected = 400,
            LeftOut = 200,
            Rejections =
            [
                new RejectionCount(null, "a test answer", 200, 2) { LeftOut = true },
                new RejectionCount("csat", "a number outside the scale 1 to 5", 150, 9),
                new RejectionCount(null, "fewer cells than the header has columns", 50, 7),
            ],
        };

        var message = HeldExport.Message(summary, 0.2)!;

        // 200 of 800: test answers were never meant to count.
        Assert.StartsWith("25 % of the rows were rejected, more than the 20 % that are let pass", message, StringComparison.Ordinal);
        Assert.Contains("The first: line 7: fewer cells", message, StringComparison.Ordinal);
        Assert.Null(HeldExport.Message(summary, 0.25));
    }

    [Theory]
    [InlineData(0.3, ExportStatus.Held)]
    [InlineData(0.34, ExportStatus.Accepted)]
    public async Task Ingest_ShareOfRejectedRows_DecidesWhetherAnExportIsHeld(double maxShare, string status)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), new PipelineOptions { Ingest = { MaxRejectedShare = maxShare } });

        var entry = await pipeline.IngestAsync(ExportKind.Customers, "list.csv", TwoOfSix);

        Assert.Equal(status, entry.Status);
        Assert.Equal((6, 4, 2, 0), (entry.RowsRead, entry.Accepted, entry.Rejected, entry.Duplicates));
    }

    [Fact]
    public async Task Ingest_Held_OnlyTheRejectedRowsStayAndARedeliveryChangesNothing()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        var entry = await pipeline.IngestAsync(ExportKind.Customers, "list.csv", TwoOfSix);
        var again = (await pipeline.Jobs.Ingest.RunAsync("customers/list.csv"))!;

        Assert.Equal((ExportStatus.Held, 1, 0), (again.Status, again.Attempts, entry.Segments.Count));
        Assert.Contains("33.3 %", entry.Message, StringComparison.Ordinal);
        Assert.Contains("line 6: fewer cells than the header has columns", entry.Message, StringComparison.Ordinal);
        Assert.Empty(await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None));
        Assert.Empty(await pipeline.BlobsAsync(StorageLayout.EventsContainer));
        Assert.Single(await pipeline.BlobsAsync(StorageLayout.QuarantineContainer));
    }

    [Fact]
    public async Task Ingest_HeldAndKilledBeforeItWasClearedUp_IsClearedUpByTheNextDelivery()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var entry = await pipeline.IngestAsync(ExportKind.Customers, "list.csv", TwoOfSix);
        // What the attempt had written before it was done.
        await pipeline.Container(StorageLayout.EventsContainer).UploadBlobAsync(SegmentName.Of(entry.Kind, entry.ExportId, 1), BinaryData.FromString("x"));

        await pipeline.Jobs.Ingest.RunAsync("customers/list.csv");

        Assert.Empty(await pipeline.BlobsAsync(StorageLayout.EventsContainer));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Options_ShareThatIsNone_IsRefused(double share)
    {
        var options = new PipelineOptions { Ingest = { MaxRejectedShare = share } };

        Assert.Contains("Ingest:MaxRejectedShare", Assert.Throws<ArgumentException>(options.Validate).Message, StringComparison.Ordinal);
    }
}
