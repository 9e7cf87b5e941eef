using System.IO.Compression;
using Analytics.Exports;
using Pipeline.Events;
using Pipeline.Ingest;
using Pipeline.Outcomes;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Outcomes;

[Collection(AzuriteCollection.Name)]
public sealed class OutcomeStoreTests(AzuriteFixture azurite)
{
    private static readonly NewOutcome Called = new() { Contact = "called", Result = "reached" };

    [Fact]
    public async Task List_Outcomes_NewestFirstPageByPage()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var now = pipeline.Clock.GetUtcNow();
        foreach (var day in new[] { 3, 1, 5, 2, 4 }) await AddAsync(pipeline, "客户/1", Called with { OutcomeId = $"o{day}", At = now.AddDays(-day) });
        await AddAsync(pipeline, "客户/1!", Called with { OutcomeId = "other" });

        var ids = new List<string>();
        string? token = null;
        do
        {
            var page = await pipeline.Jobs.Outcomes.ListAsync("客户/1", 2, token, CancellationToken.None);
            ids.AddRange(page.Outcomes.Select(outcome => outcome.OutcomeId));
            token = page.Token;
        }
        while (token is not null);

        Assert.Equal(["o1", "o2", "o3", "o4", "o5"], ids);
        Assert.Empty((await pipeline.Jobs.Outcomes.ListAsync("nobody", 2, null, CancellationToken.None)).Outcomes);
        await Assert.ThrowsAsync<FormatException>(() => pipeline.Jobs.Outcomes.ListAsync("客户/1", 2, "bm9uc2Vuc2U", CancellationToken.None));
    }

    [Fact]
    public async Task Add_SameIdAgainAndAtOnce_IsKeptOnce()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var told = Called with { OutcomeId = "o1" };
        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(minute => pipeline.Jobs.Outcomes.AddAsync(
            "c1", told with { At = pipeline.Clock.GetUtcNow().AddMinutes(-minute) }, CancellationToken.None)));
        pipeline.Clock.Advance(TimeSpan.FromHours(1));
        var (again, isNew) = await pipeline.Jobs.Outcomes.AddAsync("c1", told with { Result = "lost" }, CancellationToken.None);

        Assert.Single(added, result => result.IsNew);
        Assert.Single(added.Select(result => result.Outcome).Distinct());
        Assert.False(isNew);
        Assert.Equal(added[0].Outcome, again);
        Assert.Equal([again], (await pipeline.Jobs.Outcomes.ListAsync("c1", 10, null, CancellationToken.None)).Outcomes);
        Assert.True((await pipeline.Jobs.Outcomes.AddAsync("c2", told, CancellationToken.None)).IsNew);
    }

    [Fact]
    public async Task Add_WithoutIdAndTime_HasOfBothItsOwn()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        var first = (await pipeline.Jobs.Outcomes.AddAsync("c1", Called, CancellationToken.None)).Outcome;
        var second = (await pipeline.Jobs.Outcomes.AddAsync("c1", Called, CancellationToken.None)).Outcome;

        Assert.Equal(pipeline.Clock.GetUtcNow(), first.At);
        Assert.NotEqual(first.OutcomeId, second.OutcomeId);
        Assert.Equal(2, (await pipeline.Jobs.Outcomes.ListAsync("c1", 10, null, CancellationToken.None)).Outcomes.Count);
    }

    [Fact]
    public async Task Add_PersonalDataInANote_IsMasked()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        await AddAsync(pipeline, "c1", Called with { Note = "Call 13812345678 or w.li@example.cn back", Offer = "gift-10", By = "agent 7" });

        var kept = Assert.Single((await pipeline.Jobs.Outcomes.ListAsync("c1", 10, null, CancellationToken.None)).Outcomes);
        Assert.Equal(("Call [phone] or [email] back", "gift-10", "agent 7"), (kept.Note, kept.Offer, kept.By));
        Assert.DoesNotContain(await pipeline.RowsAsync(StorageLayout.OutcomesTable), row => row.Contains("13812345678", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Add_WhatCannotBeKept_IsRefused()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        NewOutcome[] wrong =
        [
            Called with { Contact = "telepathy" }, Called with { Result = "won" }, Called with { OutcomeId = "" }, Called with { OutcomeId = "a!b" },
            Called with { OutcomeId = new string('x', 101) }, Called with { Note = new string('x', 1_001) }, Called with { Offer = new string('x', 101) },
            Called with { By = new string('x', 101) }, Called with { At = pipeline.Clock.GetUtcNow().AddDays(2) },
        ];

        foreach (var told in wrong) await Assert.ThrowsAsync<ArgumentException>(() => AddAsync(pipeline, "c1", told));
        Assert.Empty(await pipeline.RowsAsync(StorageLayout.OutcomesTable));
    }

    [Fact]
    public async Task AddAndList_ByAnAlias_AreThoseOfTheCustomer()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", "alias,customerId\nold-1,c1\n");

        await AddAsync(pipeline, "old-1", Called with { OutcomeId = "o1" });
        await AddAsync(pipeline, "c1", Called with { OutcomeId = "o1" });

        Assert.Single((await pipeline.Jobs.Outcomes.ListAsync("c1", 10, null, CancellationToken.None)).Outcomes);
        var page = await pipeline.Jobs.Outcomes.ListAsync("old-1", 10, null, CancellationToken.None);
        Assert.Equal("c1", page.CustomerId);
        Assert.Single(page.Outcomes);
    }

    [Fact]
    public async Task AddAndList_AliasKnownLater_AreThoseOfTheCustomer()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var now = pipeline.Clock.GetUtcNow();
        foreach (var day in new[] { 1, 3, 5 }) await AddAsync(pipeline, "old-1", Called with { OutcomeId = $"o{day}", At = now.AddDays(-day) });
        foreach (var day in new[] { 2, 4 }) await AddAsync(pipeline, "c1", Called with { OutcomeId = $"o{day}", At = now.AddDays(-day) });

        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", "alias,customerId\nold-1,c1\n");

        Assert.False((await AddAsync(pipeline, "c1", Called with { OutcomeId = "o3" })).IsNew);
        foreach (var name in new[] { "c1", "old-1" })
        {
            var ids = new List<string>();
            string? token = null;
            do
            {
                var page = await pipeline.Jobs.Outcomes.ListAsync(name, 2, token, CancellationToken.None);
                ids.AddRange(page.Outcomes.Select(outcome => outcome.OutcomeId));
                token = page.Token;
            }
            while (token is not null);
            Assert.Equal(["o1", "o2", "o3", "o4", "o5"], ids);
        }
        var kept = await pipeline.Jobs.Outcomes.OfAsync(new ShardRange(0, CustomerShard.Count - 1), CancellationToken.None);
        Assert.Equal(["c1", "c1", "c1", "c1", "c1"], kept.Select(one => one.CustomerId));
    }

    [Fact]
    public async Task Remove_Customer_LeavesOthers()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        foreach (var customer in new[] { "c1", "c1", "c10", "c1!" }) await AddAsync(pipeline, customer, Called);

        Assert.Equal(4, await pipeline.Jobs.Outcomes.RemoveAsync(["c1", "nobody"], CancellationToken.None));

        Assert.Empty((await pipeline.Jobs.Outcomes.ListAsync("c1", 10, null, CancellationToken.None)).Outcomes);
        Assert.Equal(4, (await pipeline.RowsAsync(StorageLayout.OutcomesTable)).Count);
    }

    [Fact]
    public async Task Add_AfterARemovalThatBrokeOff_IsKeptAnew()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var told = Called with { OutcomeId = "o1", At = pipeline.Clock.GetUtcNow() };
        var outcomes = pipeline.Table(StorageLayout.OutcomesTable);
        var partition = OutcomeRow.PartitionKey("c1");
        var kept = (await AddAsync(pipeline, "c1", told)).Outcome;

        await outcomes.DeleteEntityAsync(partition, OutcomeRow.RowKey("c1", kept));
        Assert.True((await AddAsync(pipeline, "c1", told with { At = kept.At.AddMinutes(-1) })).IsNew);
        await outcomes.DeleteEntityAsync(partition, OutcomeRow.IdKey("c1", "o1"));
        Assert.True((await AddAsync(pipeline, "c1", told with { At = kept.At.AddMinutes(-1) })).IsNew);

        Assert.Single((await pipeline.Jobs.Outcomes.ListAsync("c1", 10, null, CancellationToken.None)).Outcomes);
    }

    [Fact]
    public async Task Run_Outcomes_AreExportedWithIt()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(
            azurite.NewAccount(), new PipelineOptions { Churn = { LabelColumn = "left" }, Training = { SearchBudget = 0.05 }, Scoring = { MinMessages = 4 } });
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(120));
        var at = new DateTimeOffset(2026, 3, 5, 7, 30, 0, TimeSpan.FromHours(1));
        await AddAsync(pipeline, "c7", Called with { OutcomeId = "o1", At = at, Offer = "gift", Result = "kept", Note = "said \"yes\",\nthen no", By = "a7" });
        await AddAsync(pipeline, "客户, 1", Called with { OutcomeId = "o2", At = at });

        await pipeline.Jobs.Refresh.RunAsync("timer");
        await pipeline.WorkOffAsync(deliveries: 2);

        var files = new List<string>();
        await foreach (var blob in pipeline.Container(StorageLayout.PredictionsContainer).GetBlobsAsync())
        {
            if (!blob.Name.Contains("/outcomes-", StringComparison.Ordinal)) continue;
            var content = await pipeline.Container(StorageLayout.PredictionsContainer).GetBlobClient(blob.Name).DownloadContentAsync();
            await using var gzip = new GZipStream(content.Value.Content.ToStream(), CompressionMode.Decompress);
            files.Add(await new StreamReader(gzip).ReadToEndAsync());
        }
        const string Header = "customerId,outcomeId,at,contact,offer,result,note,by\n";
        const string First = "c7,o1,2026-03-05T06:30:00Z,called,gift,kept,\"said \"\"yes\"\",\nthen no\",a7\n";
        const string Second = "\"客户, 1\",o2,2026-03-05T06:30:00Z,called,,reached,,\n";
        Assert.All(files, file => Assert.StartsWith(Header, file, StringComparison.Ordinal));
        var rows = files.Select(file => file[Header.Length..]).OrderBy(text => CustomerShard.Of(text.StartsWith('c') ? "c7" : "客户, 1"));
        var expected = CustomerShard.Of("c7") < CustomerShard.Of("客户, 1") ? First + Second : Second + First;
        Assert.Equal(expected, string.Concat(rows));
    }

    private static Task<(OutcomeRecord Outcome, bool IsNew)> AddAsync(PipelineUnderTest pipeline, string customer, NewOutcome told) =>
        pipeline.Jobs.Outcomes.AddAsync(customer, told, CancellationToken.None);
}
