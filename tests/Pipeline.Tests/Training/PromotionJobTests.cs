using System.Text.Json;
using Analytics.Exports;
using Pipeline.Runs;
using Pipeline.Storage;
using Pipeline.Training;
using Testing;

namespace Pipeline.Tests.Training;

[Collection(AzuriteCollection.Name)]
public sealed class PromotionJobTests(AzuriteFixture azurite)
{
    private static readonly PipelineOptions ByLabel = new() { Churn = { LabelColumn = "left" } };

    [Fact]
    public async Task Promote_OlderModel_ScoresUntilANewerOneIsTrained()
    {
        var (pipeline, first) = await WithModelAsync();
        pipeline.Clock.Advance(TimeSpan.FromHours(1));
        var second = await TrainAsync(pipeline, first);

        var answer = await pipeline.Jobs.Promotion.PromoteAsync(first.ModelVersion);
        var again = await pipeline.Jobs.Promotion.PromoteAsync(first.ModelVersion);
        await pipeline.Jobs.Models.MakeCurrentAsync(second, CancellationToken.None);

        Assert.Equal((PromotionOutcome.Promoted, first.ModelVersion), (answer.Outcome, answer.Model!.ModelVersion));
        Assert.Equal(PromotionOutcome.AlreadyCurrent, again.Outcome);
        Assert.Equal(first.ModelVersion, await CurrentAsync(pipeline));

        pipeline.Clock.Advance(TimeSpan.FromHours(1));
        var third = await TrainAsync(pipeline, first);
        Assert.Equal(third.ModelVersion, await CurrentAsync(pipeline));
        await pipeline.Jobs.Models.MakeCurrentAsync(second, CancellationToken.None);
        Assert.Equal(third.ModelVersion, await CurrentAsync(pipeline));
    }

    [Fact]
    public async Task Promote_RunAskedForBeforeFinishesLater_LeavesThePromotedOne()
    {
        var (pipeline, first) = await WithModelAsync();
        pipeline.Clock.Advance(TimeSpan.FromHours(1));
        var requestedAt = pipeline.Clock.GetUtcNow();
        await TrainAsync(pipeline, first);
        pipeline.Clock.Advance(TimeSpan.FromHours(1));

        await pipeline.Jobs.Promotion.PromoteAsync(first.ModelVersion);
        pipeline.Clock.Advance(TimeSpan.FromHours(1));
        await TrainAsync(pipeline, first, requestedAt);

        Assert.Equal(first.ModelVersion, await CurrentAsync(pipeline));
    }

    [Fact]
    public async Task Promote_NextRun_ScoresWithTheModel()
    {
        var (pipeline, first) = await WithModelAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await TrainAsync(pipeline, first);
        await pipeline.Jobs.Promotion.PromoteAsync(first.ModelVersion);

        var run = await pipeline.RunAsync();

        Assert.Equal(first.ModelVersion, run.ModelVersion);
    }

    [Fact]
    public async Task RollBack_Twice_LeadsBackAndForth()
    {
        var (pipeline, first) = await WithModelAsync();
        Assert.Equal(PromotionOutcome.NoPrevious, (await pipeline.Jobs.Promotion.RollBackAsync()).Outcome);
        pipeline.Clock.Advance(TimeSpan.FromHours(1));
        var second = await TrainAsync(pipeline, first);

        Assert.Equal(first.ModelVersion, (await pipeline.Jobs.Promotion.RollBackAsync()).Model!.ModelVersion);
        Assert.Equal(first.ModelVersion, await CurrentAsync(pipeline));
        Assert.Equal(second.ModelVersion, (await pipeline.Jobs.Promotion.RollBackAsync()).Model!.ModelVersion);
        Assert.Equal(second.ModelVersion, await CurrentAsync(pipeline));
    }

    [Fact]
    public async Task Promote_DamagedMissingOrUnknown_IsRefused()
    {
        var (pipeline, first) = await WithModelAsync();
        pipeline.Clock.Advance(TimeSpan.FromHours(1));
        var second = await TrainAsync(pipeline, first);
        var file = pipeline.Container(StorageLayout.ModelsContainer).GetBlobClient($"{first.ModelVersion}/model.bin");
        var bytes = (await file.DownloadContentAsync()).Value.Content.ToArray();

        bytes[^1] ^= 1;
        await file.UploadAsync(BinaryData.FromBytes(bytes), overwrite: true);
        var damaged = await pipeline.Jobs.Promotion.PromoteAsync(first.ModelVersion);
        bytes[8]++;
        await file.UploadAsync(BinaryData.FromBytes(bytes), overwrite: true);
        var ofAnotherVersion = await pipeline.Jobs.Promotion.PromoteAsync(first.ModelVersion);
        await file.DeleteAsync();
        var missing = await pipeline.Jobs.Promotion.RollBackAsync();

        Assert.All([damaged, ofAnotherVersion, missing], answer => Assert.Equal(PromotionOutcome.Unusable, answer.Outcome));
        Assert.Contains("checksum", damaged.Reason, StringComparison.Ordinal);
        Assert.Contains("version", ofAnotherVersion.Reason, StringComparison.Ordinal);
        Assert.Equal("The model file is missing.", missing.Reason);
        Assert.Equal(PromotionOutcome.Unknown, (await pipeline.Jobs.Promotion.PromoteAsync("20261121T000000Z-1a2b3c4d5e6f")).Outcome);
        Assert.Equal(PromotionOutcome.Unknown, (await pipeline.Jobs.Promotion.PromoteAsync("../x")).Outcome);
        Assert.Equal(second.ModelVersion, await CurrentAsync(pipeline));
    }

    [Fact]
    public async Task Card_OfAModel_IsItsJson()
    {
        var (pipeline, first) = await WithModelAsync();

        using var card = JsonDocument.Parse(await pipeline.Jobs.Models.GetCardAsync(first.ModelVersion, CancellationToken.None));

        Assert.Equal(first.ModelVersion, card.RootElement.GetProperty("modelVersion").GetString());
        Assert.Null(await pipeline.Jobs.Models.GetCardAsync("20261121T000000Z-1a2b3c4d5e6f", CancellationToken.None));
        Assert.Null(await pipeline.Jobs.Models.GetCardAsync("../x", CancellationToken.None));
    }

    private static async Task<string> CurrentAsync(PipelineUnderTest pipeline) => (await pipeline.Jobs.Models.CurrentAsync(CancellationToken.None))!.ModelVersion;

    /// <summary>Stores the same model once more, as if another run had trained it.</summary>
    private static async Task<ModelEntry> TrainAsync(PipelineUnderTest pipeline, ModelEntry like, DateTimeOffset? requestedAt = null)
    {
        var runId = RunId.Create(pipeline.Clock.GetUtcNow(), ["test"]);
        var model = await pipeline.Jobs.Models.LoadAsync(like.ModelVersion, CancellationToken.None);
        var entry = like with { ModelVersion = runId, RunId = runId, TrainedAt = pipeline.Clock.GetUtcNow(), RequestedAt = requestedAt ?? pipeline.Clock.GetUtcNow() };
        await pipeline.Jobs.Models.SaveAsync(model.WithCards(card => card with { ModelVersion = runId }), entry, CancellationToken.None);
        return entry;
    }

    private async Task<(PipelineUnderTest Pipeline, ModelEntry Model)> WithModelAsync()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel);
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(120));
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        await pipeline.Jobs.Train.RunAsync(run!.RunId);
        await pipeline.WorkOffAsync();
        return (pipeline, (await pipeline.Jobs.Models.CurrentAsync(CancellationToken.None))!);
    }
}
