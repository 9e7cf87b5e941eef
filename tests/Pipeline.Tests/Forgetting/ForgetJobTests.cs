using System.Globalization;
using Analytics.Exports;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Faults;
using Pipeline.Forgetting;
using Pipeline.Ingest;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Pipeline.Tests.Ingest;
using Testing;

namespace Pipeline.Tests.Forgetting;

[Collection(AzuriteCollection.Name)]
public sealed class ForgetJobTests(AzuriteFixture azurite)
{
    private static readonly string[] Traces = [ForgettingWorld.Customer, ForgettingWorld.Alias, ForgettingWorld.Comment];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Forget_ACustomer_NothingIsLeftAndNobodyElseIsTouched(int deliveries)
    {
        var world = await ForgettingWorld.CreateAsync(azurite);
        var pipeline = world.Pipeline;
        var (others, ledger) = (await world.OthersAsync(), await world.LedgerAsync());
        Assert.NotEmpty(await world.PlacesOfAsync(Traces));

        var asked = await pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Alias);
        Assert.Equal(ForgetStatus.Pending, asked.Status);
        Assert.Null(await pipeline.Jobs.Customers.FindAsync(ForgettingWorld.Customer, CancellationToken.None));
        await pipeline.WorkOffForgettingAsync(deliveries);

        Assert.Empty(await world.PlacesOfAsync(Traces));
        Assert.Equal(others, await world.OthersAsync());
        Assert.Equal(ledger, await world.LedgerAsync());
        var receipt = (await pipeline.Jobs.Forget.FindAsync(asked.ReceiptId))!;
        Assert.Equal(ForgetStatus.Done, receipt.Status);
        Assert.Equal((7, 1), (receipt.Counts[ForgetPlace.ExportsRewritten], receipt.Counts[ForgetPlace.ExportsRemoved]));
        Assert.Equal((1, 2), (receipt.Counts[ForgetPlace.KeyValues], receipt.Counts[ForgetPlace.OutcomeRows]));
        Assert.Equal(1, receipt.Counts[ForgetPlace.AliasPairs]);
        Assert.Equal(1, receipt.Counts[ForgetPlace.QuarantineRows]);
        Assert.InRange(receipt.Counts[ForgetPlace.PredictionRows], 1, 2);
        var broken = (await world.EntriesAsync()).Single(entry => entry.Name == "broken.csv");
        Assert.Equal([broken.ExportId], receipt.Expires.Single(left => left.Code == ForgetExpiry.UnreadableExports).Exports);
    }

    /// <summary>Killed after the tombstones, before it was said that there are others: who asks again on another instance says so.</summary>
    [Fact]
    public async Task Ask_AfterOneThatWasKilled_TellsInstancesThatKnewTheTombstonesOfBefore()
    {
        var account = azurite.NewAccount();
        var (killed, warm, again) = (await PipelineUnderTest.CreateAsync(account), await PipelineUnderTest.CreateAsync(account), await PipelineUnderTest.CreateAsync(account));
        await killed.Jobs.Forget.AskAsync("somebody-before");
        await warm.IngestAsync(ExportKind.Surveys, "a.csv", "responseId,customerId,respondedAt,csat\nr1,c2,2026-03-01,5\n");
        var table = killed.Table(StorageLayout.TombstonesTable);
        var version = (await table.FindAsync("version", "version", CancellationToken.None))!;
        var receipt = (await killed.Jobs.Forget.AskAsync("c1")).ReceiptId;
        // As if it had not come to these.
        await table.UpsertEntityAsync(version, TableUpdateMode.Replace);
        await table.DeleteEntityAsync("receipts", receipt);

        Assert.Equal(receipt, (await again.Jobs.Forget.AskAsync("c1")).ReceiptId);

        var entry = await warm.IngestAsync(ExportKind.Surveys, "b.csv", "responseId,customerId,respondedAt,csat\nr2,c1,2026-03-01,5\nr3,c3,2026-03-01,5\n");
        Assert.Equal((1L, 1L), (entry.Accepted, entry.Rejected));
    }

    [Fact]
    public async Task Forget_ExportThatSomebodyHolds_IsNamedAndTheRestIsDone()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var held = await pipeline.IngestAsync(ExportKind.Surveys, "held.csv", "responseId,customerId,respondedAt,csat\nr1,c1,2026-03-01,5\nr2,c2,2026-03-01,5\n");
        await pipeline.IngestAsync(ExportKind.Surveys, "other.csv", "responseId,customerId,respondedAt,csat\nr3,c1,2026-03-01,5\nr4,c2,2026-03-01,5\n");
        await pipeline.Container(StorageLayout.ExportsContainer).GetBlobClient("surveys/held.csv").GetBlobLeaseClient().AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration);

        var asked = await pipeline.Jobs.Forget.AskAsync("c1");
        await pipeline.WorkOffForgettingAsync();

        var receipt = (await pipeline.Jobs.Forget.FindAsync(asked.ReceiptId))!;
        Assert.Equal(ForgetStatus.Done, receipt.Status);
        Assert.Equal([held.ExportId], receipt.Expires.Single(left => left.Code == ForgetExpiry.UnreadableExports).Exports);
        Assert.Equal((1, 2), (receipt.Counts[ForgetPlace.ExportRows], receipt.Counts[ForgetPlace.EventRows]));
    }

    [Fact]
    public async Task Aliases_OfAForgottenCustomer_AreKnownToNoInstanceAnyMore()
    {
        var account = azurite.NewAccount();
        var (first, warm) = (await PipelineUnderTest.CreateAsync(account), await PipelineUnderTest.CreateAsync(account));
        await first.IngestAsync(AliasLibrary.Kind, "pairs.csv", "alias,customerId\nold-1,c1\nold-2,c2\n");
        Assert.Equal("c1", await warm.Jobs.Customers.ResolveAsync("old-1", CancellationToken.None));

        await first.Jobs.Forget.AskAsync("c1");
        await first.WorkOffForgettingAsync();

        Assert.Equal("old-1", await warm.Jobs.Customers.ResolveAsync("old-1", CancellationToken.None));
        Assert.Equal("c2", await warm.Jobs.Customers.ResolveAsync("old-2", CancellationToken.None));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(14)]
    public async Task Forget_WhereDeletedBlobsAreKept_SaysUntilWhenIfItIsKnown(int? days)
    {
        var options = QuickTraining.PipelineOptions;
        options.Privacy.DeletedBlobDays = days;
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.Process.ConnectionStringOf(azurite.NewAccountName()), options);
        var asked = await pipeline.Jobs.Forget.AskAsync("somebody");
        await pipeline.WorkOffForgettingAsync();

        var left = (await pipeline.Jobs.Forget.FindAsync(asked.ReceiptId))!.Expires.Single(left => left.Code == ForgetExpiry.DeletedBlobs);

        Assert.Equal(days is { } known ? pipeline.Clock.GetUtcNow().AddDays(known) : null, left.Until);
        Assert.Equal(days is not null, left.English.Contains("14 days", StringComparison.Ordinal));
        Assert.Equal(days is not null, left.Chinese.Contains("14 天", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    public void Options_WithDaysThatNoAccountKeeps_AreRefused(int days)
    {
        var options = new PipelineOptions { Privacy = { DeletedBlobDays = days } };

        Assert.Contains("Privacy:DeletedBlobDays", Assert.Throws<ArgumentException>(options.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forget_AfterIt_NothingIsTakenInTwiceAndRunsHaveEverybodyElse()
    {
        var world = await ForgettingWorld.CreateAsync(azurite);
        var pipeline = world.Pipeline;
        await pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer);
        await pipeline.WorkOffForgettingAsync();
        var (counted, ledger) = (await CountedRecords.LinesAsync(pipeline), await world.LedgerAsync());

        await world.DeliverAllAsync();
        pipeline.Clock.Advance(TimeSpan.FromHours(3));
        var swept = await pipeline.Jobs.Sweep.RunAsync();

        Assert.Equal((0, 0), (swept, await pipeline.Jobs.CatchUp.CountAsync()));
        Assert.Equal(ledger, await world.LedgerAsync());
        Assert.Equal(counted, await CountedRecords.LinesAsync(pipeline));
        // The run that had begun before is published without the customer, and so is the next one.
        await pipeline.WorkOffAsync();
        Assert.Empty(await world.PlacesOfAsync(Traces));
        var first = (await pipeline.Jobs.Customers.ListAsync(RankingList.All, 1_000, null, CancellationToken.None))!;
        Assert.Equal(ForgettingWorld.Customers - 1, first.Customers.Count);
        var run = await pipeline.RunAsync(force: true);
        Assert.Equal((RunStatus.Published, ForgettingWorld.Customers - 1L), (run.Status, run.Predictions));
        Assert.Empty(await world.PlacesOfAsync(Traces));
        Assert.All(await world.EntriesAsync(), entry => Assert.Equal(entry.RowsRead, entry.Accepted + entry.Rejected + entry.Duplicates));
    }

    [Fact]
    public async Task Forget_WhoComesBack_IsNew()
    {
        var world = await ForgettingWorld.CreateAsync(azurite);
        var pipeline = world.Pipeline;
        await pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer);
        await pipeline.WorkOffForgettingAsync();
        var later = pipeline.Clock.GetUtcNow().AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        pipeline.Clock.Advance(TimeSpan.FromDays(2));

        await pipeline.IngestAsync(
            ExportKind.Customers, "back.csv", $"customerId,updatedAt,plan,usage,left\n{ForgettingWorld.Customer},{later},annual,0.5,no\n{ForgettingWorld.Customer},2026-01-01T00:00:00Z,monthly,0.1,yes\n");
        var run = await pipeline.RunAsync();

        Assert.Equal(ForgettingWorld.Customers, run.Predictions);
        Assert.NotNull(await pipeline.Jobs.Customers.FindAsync(ForgettingWorld.Customer, CancellationToken.None));
        var record = Assert.Single(await CountedRecords.ReadAsync(pipeline), record => record.CustomerId == ForgettingWorld.Customer);
        Assert.Equal(later, record.UpdatedAt!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Message_ThatFailedTooOften_IsParkedUnderItsReceiptAndReplayed()
    {
        var world = await ForgettingWorld.CreateAsync(azurite, withRuns: false);
        var pipeline = world.Pipeline;
        var asked = await pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer);
        var message = (await pipeline.TakeAsync(StorageLayout.ForgetRequestsQueue))!;

        await pipeline.Jobs.Park.RunAsync(new PoisonMessage(StorageLayout.ForgetRequestsQueue, message, "1", pipeline.Clock.GetUtcNow()));
        var (parked, _) = await pipeline.Jobs.Poison.ListAsync(10, null, CancellationToken.None);
        Assert.Equal(asked.ReceiptId, parked.Single().ReceiptId);
        Assert.DoesNotContain(await world.PlacesOfAsync(Traces), place => place.StartsWith(StorageLayout.PoisonTable, StringComparison.Ordinal));
        Assert.True((await pipeline.Jobs.Replay.RunAsync(parked[0].Id))!.Value.IsNew);
        await pipeline.WorkOffForgettingAsync();

        Assert.Empty(await world.PlacesOfAsync(Traces));
    }

    [Theory]
    [InlineData(null, "a key of sixteen bytes or more", true)]
    [InlineData("a key of sixteen bytes or more", "a key of sixteen bytes or more", true)]
    [InlineData("a key of sixteen bytes or more", "another key of sixteen bytes", false)]
    public async Task Tombstones_AfterTheKeyWasSetOrChanged_AreFoundUnlessItWasChanged(string? before, string after, bool isFound)
    {
        var account = azurite.NewAccount();
        var first = await PipelineUnderTest.CreateAsync(account, new PipelineOptions { Privacy = { IdKey = before } });
        await first.Jobs.Forget.AskAsync("c1");
        await first.WorkOffForgettingAsync();

        var second = await PipelineUnderTest.CreateAsync(account, new PipelineOptions { Privacy = { IdKey = after } });
        var entry = await second.IngestAsync(ExportKind.Customers, "c.csv", "customerId,joinedAt\nc1,2026-01-01\nc2,2026-01-01\n");

        Assert.Equal(isFound ? 1 : 2, entry.Accepted);
        Assert.Equal(before is null, (await second.RowsAsync(StorageLayout.TombstonesTable)).Any(row => row.StartsWith("key|", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Forget_CutOffAfterEveryFewWrites_ComesToTheSameEnd()
    {
        var world = await ForgettingWorld.CreateAsync(azurite);
        var pipeline = world.Pipeline;
        var others = await world.OthersAsync();

        // Each attempt gets a few writes further than the one before.
        var (asked, asking) = await CutOffAsync(world, cancel => pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer, cancel));
        var id = asked.ReceiptId;
        var (receipt, running) = await CutOffAsync(world, async cancel => (await pipeline.Jobs.Forget.RunAsync(id, cancel))!);

        Assert.Equal(ForgetStatus.Done, receipt.Status);
        Assert.True(asking > 3 && running > 3, $"Cut off {asking} and {running} times only.");
        Assert.Empty(await world.PlacesOfAsync(Traces));
        Assert.Equal(others, await world.OthersAsync());
        Assert.Equal(id, (await pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer)).ReceiptId);
    }

    [Fact]
    public async Task Forget_AskedForAndDeliveredTwiceAtOnce_ComesToTheSameEnd()
    {
        var world = await ForgettingWorld.CreateAsync(azurite);
        var pipeline = world.Pipeline;
        var others = await world.OthersAsync();

        var asked = await Task.WhenAll(pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer), pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Alias));
        await Task.WhenAll(asked.Concat(asked).Select(receipt => pipeline.Jobs.Forget.RunAsync(receipt.ReceiptId)));

        Assert.Empty(await world.PlacesOfAsync(Traces));
        Assert.Equal(others, await world.OthersAsync());
        foreach (var receipt in asked) Assert.Equal(ForgetStatus.Done, (await pipeline.Jobs.Forget.FindAsync(receipt.ReceiptId))!.Status);
        Assert.Equal(0, await pipeline.Jobs.CatchUp.CountAsync());
    }

    [Fact]
    public async Task Ask_WhatCannotBeAnId_IsRefusedWithoutSayingIt()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        foreach (var text in new[] { "", " ", "a\u0007", "a\uD800", new string('a', 4_001) })
        {
            var refused = await Assert.ThrowsAsync<ArgumentException>(() => pipeline.Jobs.Forget.AskAsync(text));
            Assert.Equal("It cannot be the id of a customer. (Parameter 'customerId')", refused.Message);
        }
        Assert.Empty(await pipeline.RowsAsync(StorageLayout.TombstonesTable));
    }

    [Fact]
    public async Task Ask_Again_GivesTheSameReceiptUntilSomethingWasTakenIn()
    {
        var world = await ForgettingWorld.CreateAsync(azurite, withRuns: false);
        var pipeline = world.Pipeline;

        var first = await pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Alias);
        var meanwhile = await pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer);
        await pipeline.WorkOffForgettingAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var done = await pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer);
        await pipeline.IngestAsync(ExportKind.Surveys, "may.csv", $"responseId,customerId,respondedAt,csat\nm1,{ForgettingWorld.Customer},2040-05-01,5\nm2,c2,2026-05-02,1\n");
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var again = await pipeline.Jobs.Forget.AskAsync(ForgettingWorld.Customer);
        await pipeline.WorkOffForgettingAsync();

        Assert.Equal(first.ReceiptId, meanwhile.ReceiptId);
        Assert.Equal((first.ReceiptId, ForgetStatus.Done), (done.ReceiptId, done.Status));
        Assert.NotEqual(first.ReceiptId, again.ReceiptId);
        Assert.Empty(await world.PlacesOfAsync(Traces));
    }

    [Fact]
    public async Task Ask_IdThatNobodyKnows_HasAReceiptThatFoundNothing()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());

        var asked = await pipeline.Jobs.Forget.AskAsync("nobody");
        await pipeline.WorkOffForgettingAsync();

        var receipt = (await pipeline.Jobs.Forget.FindAsync(asked.ReceiptId))!;
        Assert.Equal((ForgetStatus.Done, 0), (receipt.Status, receipt.Counts.Count));
        Assert.Null(await pipeline.Jobs.Forget.FindAsync("nobody"));
        Assert.Null(await pipeline.Jobs.Forget.RunAsync(new string('0', 32)));
    }

    [Fact]
    public async Task Ingest_RowsOfAForgottenCustomer_CountOnlyWhereTheyAreLater()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.Jobs.Forget.AskAsync("c1");
        await pipeline.WorkOffForgettingAsync();
        var later = pipeline.Clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        var surveys = await pipeline.IngestAsync(
            ExportKind.Surveys, "s.csv", $"responseId,customerId,respondedAt,csat\nr1,c1,2026-03-01,5\nr2,c1,{later},4\nr3,c2,2026-03-02,1\nr4,c1,2026-03-02,secret\nr5,c1,,3\n");
        var list = await pipeline.IngestAsync(ExportKind.Customers, "c.csv", $"customerId,joinedAt\nc1,2026-01-01\nc2,2026-01-01\n");
        var pairs = await pipeline.IngestAsync(AliasLibrary.Kind, "p.csv", "alias,customerId\nold,c1\nold2,c2\n");

        Assert.Equal((5L, 2L, 3L), (surveys.RowsRead, surveys.Accepted, surveys.Rejected));
        Assert.Equal((RowRejection.ForgottenCustomer, 3L, true), (surveys.Rejections.Single().Reason, surveys.Rejections[0].Count, surveys.Rejections[0].LeftOut));
        Assert.Equal((2L, 1L, 1L), (list.RowsRead, list.Accepted, list.Rejected));
        Assert.Equal((ExportStatus.Accepted, 2L, 1L, 1L), (pairs.Status, pairs.RowsRead, pairs.Accepted, pairs.Rejected));
        Assert.Empty(await pipeline.BlobsAsync(StorageLayout.QuarantineContainer));
        Assert.Equal(["c1", "c2", "c2"], await CountedRecords.CustomersAsync(pipeline));
    }

    [Fact]
    public async Task Replay_AfterForgetting_KeepsTheEquation()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), new PipelineOptions { Ingest = { MaxRejectedShare = 1 } });
        await pipeline.IngestAsync(MappingLibrary.Kind, "m.json", """{"surveys":{"scales":{"csat":"1-5"}}}""");
        var entry = await pipeline.IngestAsync(ExportKind.Surveys, "s.csv", "responseId,customerId,respondedAt,csat\nr1,c1,2026-03-01,9\nr2,c2,2026-03-02,9\nr3,c3,2026-03-02,1\nr4,c3,2026-03-02,5\n");
        await pipeline.Jobs.Forget.AskAsync("c1");
        await pipeline.WorkOffForgettingAsync();
        await pipeline.IngestAsync(MappingLibrary.Kind, "m.json", """{"surveys":{"scales":{"csat":"1-10"}}}""");

        var answer = await pipeline.Jobs.ReplayExport.RunNowAsync(ExportKind.Surveys, "s.csv");

        Assert.Equal(ReplayOutcome.Replayed, answer.Outcome);
        var replayed = answer.Entry!;
        Assert.Equal((4L, 3L, 1L, 0L), (replayed.RowsRead, replayed.Accepted, replayed.Rejected, replayed.Duplicates));
        Assert.Equal(entry.RowKey, replayed.RowKey);
        Assert.True(replayed.Rejections.Single().LeftOut);
        Assert.Equal(["c2", "c3", "c3"], await CountedRecords.CustomersAsync(pipeline));
        Assert.Equal(ReplayOutcome.NothingRejected, (await pipeline.Jobs.ReplayExport.AskAsync(ExportKind.Surveys, "s.csv")).Outcome);
    }

    [Fact]
    public async Task Overwritten_AfterForgetting_IsAnExportOfItsOwn()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var before = await pipeline.IngestAsync(ExportKind.Surveys, "s.csv", "responseId,customerId,respondedAt,csat\nr1,c1,2026-03-01,5\nr2,c2,2026-03-02,1\n");
        await pipeline.Jobs.Forget.AskAsync("c1");
        await pipeline.WorkOffForgettingAsync();
        var blob = pipeline.Container(StorageLayout.ExportsContainer).GetBlobClient("surveys/s.csv");
        var metadata = (await blob.GetPropertiesAsync()).Value.Metadata;

        // Somebody edits it with a program that keeps the metadata.
        await blob.UploadAsync(
            BinaryData.FromString("responseId,customerId,respondedAt,csat\nr2,c2,2026-03-02,1\nr3,c3,2026-03-02,2\n"), new Azure.Storage.Blobs.Models.BlobUploadOptions { Metadata = metadata });
        var after = (await pipeline.Jobs.Ingest.RunAsync("surveys/s.csv"))!;

        Assert.NotEmpty(metadata);
        Assert.NotEqual(before.ExportId, after.ExportId);
        Assert.Equal((ExportStatus.Accepted, 2L), (after.Status, after.Accepted));
    }

    /// <summary>Does work again and again, cut off after more and more writes, until it comes to its end.</summary>
    private static async Task<(ForgetReceipt Receipt, int Cuts)> CutOffAsync(ForgettingWorld world, Func<CancellationToken, Task<ForgetReceipt>> work)
    {
        for (var cuts = 0; ; cuts++)
        {
            using var limit = new WriteLimit(world.Account, 1 + (2 * cuts));
            try
            {
                return (await work(limit.Token), cuts);
            }
            catch (OperationCanceledException) when (cuts < 100)
            {
                // The next one goes on.
            }
        }
    }
}
