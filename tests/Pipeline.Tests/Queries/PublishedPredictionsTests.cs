using System.IO.Compression;
using Pipeline.Events;
using Pipeline.Outcomes;
using Pipeline.Queries;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Queries;

[Collection(AzuriteCollection.Name)]
public sealed class PublishedPredictionsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Page_AllPages_AreEveryPredictionInTheOrderOfTheKeys()
    {
        var pipeline = await ListedBusiness.PublishedAsync(azurite);
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var run = await pipeline.RunAsync();

        var all = await AllAsync(pipeline, top: 77);

        Assert.Equal(
            Enumerable.Range(0, ListedBusiness.Customers).Select(i => $"c{i}").OrderBy(CustomerShard.Of).ThenBy(PredictionRow.RowKey, StringComparer.Ordinal),
            all.Select(row => row.CustomerId));
        var (runId, found) = (await pipeline.Jobs.Customers.FindAsync("c7", CancellationToken.None))!.Value;
        Assert.Equal(run.RunId, runId);
        var paged = all.Single(row => row.CustomerId == "c7");
        Assert.Equal((found.ChurnProbability, found.ValueAtRisk, found.Segment, found.Action), (paged.ChurnProbability, paged.ValueAtRisk, paged.Segment, paged.Action));
        Assert.Equal(400, (await AllAsync(pipeline, top: 1_000)).Count);
    }

    [Fact]
    public async Task Page_TokenOfARemovedRunOrNone_IsToldApart()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        Assert.Null(await pipeline.Jobs.Predictions.PageAsync(10, null, CancellationToken.None));
        Assert.Null(await pipeline.Jobs.Predictions.PartsAsync(CancellationToken.None));
        pipeline = await ListedBusiness.PublishedAsync(azurite);
        var first = (await pipeline.Jobs.Predictions.PageAsync(10, null, CancellationToken.None))!;
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.RunAsync();

        Assert.Equal(first.RunId, (await pipeline.Jobs.Predictions.PageAsync(10, first.Token, CancellationToken.None))!.RunId);
        await pipeline.Jobs.Runs.ChangeAsync(first.RunId, run => run with { Status = RunStatus.Removing }, CancellationToken.None);
        Assert.Null(await pipeline.Jobs.Predictions.PageAsync(10, first.Token, CancellationToken.None));
        Assert.Null(await pipeline.Jobs.Predictions.OpenPartAsync("part-00.csv.gz", first.RunId, CancellationToken.None));
        await Assert.ThrowsAsync<FormatException>(() => pipeline.Jobs.Predictions.PageAsync(10, "bm9uc2Vuc2U", CancellationToken.None));
        await Assert.ThrowsAsync<FormatException>(() => pipeline.Jobs.Predictions.PageAsync(10, new RunToken(first.RunId, "a.b.c").Encode(), CancellationToken.None));
    }

    [Fact]
    public async Task Parts_OpenedOneByOne_HoldEveryPredictionAndOutcome()
    {
        var pipeline = await ListedBusiness.CreateAsync(azurite);
        await pipeline.Jobs.Outcomes.AddAsync("c7", new NewOutcome { Contact = "called", Result = "reached" }, CancellationToken.None);
        var run = await pipeline.RunAsync();

        var (runId, parts) = (await pipeline.Jobs.Predictions.PartsAsync(CancellationToken.None))!.Value;

        Assert.Equal(run.RunId, runId);
        Assert.Equal(run.Parts, parts.Count(part => part.Kind == PredictionPart.Predictions));
        Assert.Equal(1, parts.Count(part => part.Kind == PredictionPart.Outcomes));
        var lines = 0;
        foreach (var part in parts)
        {
            var (opened, content) = (await pipeline.Jobs.Predictions.OpenPartAsync(part.Name, null, CancellationToken.None))!.Value;
            Assert.Equal(part, opened);
            await using var gzip = new GZipStream(content, CompressionMode.Decompress);
            lines += (await new StreamReader(gzip).ReadToEndAsync()).Count(letter => letter == '\n') - 1;
        }
        Assert.Equal(ListedBusiness.Customers + 1, lines);
    }

    [Theory]
    [InlineData("part-00.csv.gz", PredictionPart.Predictions)]
    [InlineData("outcomes-ff.csv.gz", PredictionPart.Outcomes)]
    [InlineData("part-0g.csv.gz", null)]
    [InlineData("part-FF.csv.gz", null)]
    [InlineData("part-000.csv.gz", null)]
    [InlineData("part-00.csv.gz ", null)]
    [InlineData("../models/x", null)]
    [InlineData("part-%2e.csv.gz", null)]
    [InlineData("", null)]
    public void KindOf_NameFromOutside_IsOneOfTwoForms(string name, string? kind) => Assert.Equal(kind, PredictionPart.KindOf(name));

    [Fact]
    public async Task OpenPart_NamesThatLeadElsewhere_OpenNothing()
    {
        var pipeline = await ListedBusiness.PublishedAsync(azurite);
        await pipeline.Container(StorageLayout.PredictionsContainer).GetBlobClient("secret/part-00.csv.gz").UploadAsync(BinaryData.FromString("x"));

        Assert.Null(await pipeline.Jobs.Predictions.OpenPartAsync("part-00.csv.gz", "secret", CancellationToken.None));
        Assert.Null(await pipeline.Jobs.Predictions.OpenPartAsync("../secret/part-00.csv.gz", null, CancellationToken.None));
        Assert.Null(await pipeline.Jobs.Predictions.OpenPartAsync("part-01.csv.gz", null, CancellationToken.None));
    }

    private static async Task<List<PredictionRow>> AllAsync(PipelineUnderTest pipeline, int top)
    {
        var all = new List<PredictionRow>();
        string? token = null;
        do
        {
            var page = (await pipeline.Jobs.Predictions.PageAsync(top, token, CancellationToken.None))!;
            Assert.InRange(page.Predictions.Count, 1, top);
            all.AddRange(page.Predictions);
            token = page.Token;
        }
        while (token is not null);
        return all;
    }
}
