using System.Text.Json;
using Analytics.Exports;
using Pipeline.Faults;
using Pipeline.Notifications;
using Pipeline.Runs;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Notifications;

[Collection(AzuriteCollection.Name)]
public sealed class NotificationJobTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Published_DeliveredOftenAndAtOnce_IsToldWithOneId()
    {
        await using var server = await WebhookServer.StartAsync();
        var pipeline = await WithCustomersAsync(new WebhookOptions { Url = server.Url, Secret = "s" });
        var run = await pipeline.RunAsync();

        var message = (await pipeline.TakeAsync(StorageLayout.NotificationsQueue))!;
        await Task.WhenAll(pipeline.Jobs.Notify.RunAsync(NotificationQueue.Read(message)), pipeline.Jobs.Notify.RunAsync(NotificationQueue.Read(message)));
        var sent = server.Requests.Count;
        await pipeline.Jobs.Notify.RunAsync(NotificationQueue.Read(message));

        Assert.Null(await pipeline.TakeAsync(StorageLayout.NotificationsQueue));
        Assert.InRange(sent, 1, 2);
        Assert.Equal(sent, server.Requests.Count);
        Assert.Single(server.Requests.Select(posted => posted.Delivery).Distinct());
        var notice = server.Requests.First().Json;
        Assert.Equal(
            (server.Requests.First().Delivery, "run.published", 1, run.RunId, RunStatus.Published),
            (notice.GetProperty("id").GetString(), notice.GetProperty("type").GetString(), notice.GetProperty("version").GetInt32(),
                notice.GetProperty("run").GetProperty("id").GetString(), notice.GetProperty("run").GetProperty("status").GetString()));
        Assert.Equal(pipeline.Clock.GetUtcNow(), notice.GetProperty("sentAt").GetDateTimeOffset());
        var summary = notice.GetProperty("summary");
        Assert.Equal(120, summary.GetProperty("customers").GetInt64());
        Assert.Equal(120, new[] { "high", "medium", "low" }.Sum(band => summary.GetProperty("bands").GetProperty(band).GetProperty("count").GetInt64()));
        Assert.Equal(JsonValueKind.Null, summary.GetProperty("bands").GetProperty("high").GetProperty("change").ValueKind);
        Assert.Equal(run.ModelVersion, summary.GetProperty("attention").GetProperty("model").GetProperty("version").GetString());
        Assert.Contains("120 customers", notice.GetProperty("text").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Contains("客户 120 位", notice.GetProperty("text").GetProperty("zh").GetString(), StringComparison.Ordinal);
        // Nobody in particular.
        Assert.False(summary.TryGetProperty("riskiest", out _));
    }

    [Fact]
    public async Task Published_SecondRun_TellsChangesWhatNeedsAttentionAndWhoIfAsked()
    {
        await using var server = await WebhookServer.StartAsync();
        var pipeline = await WithCustomersAsync(new WebhookOptions { Url = server.Url, IncludeCustomers = 2 });
        await pipeline.IngestAsync(ExportKind.Surveys, "s.csv", "responseId,customerId,respondedAt,csat,nps\nr1,c1,2026-03-01,5,10\n");
        var first = await pipeline.RunAsync();
        await NotifyAsync(pipeline);
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.IngestAsync(ExportKind.Surveys, "t.csv", "responseId,customerId,respondedAt,csat,nps\nr2,c2,2026-03-02,1,0\n");
        await pipeline.IngestAsync(ExportKind.Surveys, "held.csv", "responseId,customerId,respondedAt,csat\nr3,c2,2026-03-02,x\n");
        await pipeline.RunAsync();

        await NotifyAsync(pipeline);

        var summary = server.Requests.Last().Json.GetProperty("summary");
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(first.RunId, summary.GetProperty("before").GetString());
        Assert.Equal((0, 2, -100), Metric(summary, "nps"));
        Assert.Equal((50, 2, -50), Metric(summary, "csat"));
        Assert.Equal(1, summary.GetProperty("attention").GetProperty("exportsHeld").GetInt32());
        var riskiest = summary.GetProperty("riskiest").EnumerateArray().ToList();
        var listed = (await pipeline.Jobs.Customers.ListAsync(Pipeline.Scoring.RankingList.All, 2, null, CancellationToken.None))!.Customers;
        Assert.Equal(listed.Select(customer => customer.CustomerId), riskiest.Select(customer => customer.GetProperty("customerId").GetString()!));
    }

    [Fact]
    public async Task Robot_RefusesUntilItIsMended_IsParkedAndReplayedWithTheSameId()
    {
        await using var server = await WebhookServer.StartAsync();
        var pipeline = await WithCustomersAsync(new WebhookOptions { Url = server.Url, Kind = "wecom", Language = "zh", Link = "https://example.org/app" });
        server.Answer = (200, """{"errcode":93000}""");
        var run = await pipeline.RunAsync();
        var message = (await pipeline.TakeAsync(StorageLayout.NotificationsQueue))!;
        for (var i = 0; i < 5; i++) await Assert.ThrowsAsync<WebhookException>(() => pipeline.Jobs.Notify.RunAsync(run.RunId));

        await pipeline.Jobs.Park.RunAsync(new PoisonMessage(StorageLayout.NotificationsQueue, message, "m1", pipeline.Clock.GetUtcNow()));

        var entry = Assert.Single((await pipeline.Jobs.Poison.ListAsync(10, null, CancellationToken.None)).Entries);
        Assert.Equal(("The webhook answered errcode 93000.", 5, null), (entry.Reason, entry.Attempts, entry.RunId));
        Assert.Equal(RunStatus.Published, (await pipeline.Jobs.Runs.FindAsync(run.RunId, CancellationToken.None))!.Status);
        server.Answer = (200, """{"errcode":0}""");
        await pipeline.Jobs.Replay.RunAsync(entry.Id);
        await NotifyAsync(pipeline);
        Assert.Equal(6, server.Requests.Count);
        Assert.Single(server.Requests.Select(posted => posted.Delivery).Distinct());
        var json = server.Requests.Last().Json;
        Assert.Equal("markdown", json.GetProperty("msgtype").GetString());
        var content = json.GetProperty("markdown").GetProperty("content").GetString()!;
        Assert.StartsWith("### 流失风险客户 ", content, StringComparison.Ordinal);
        Assert.EndsWith("\n[打开](https://example.org/app)", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_ForGood_EndsTheMessageQuietly()
    {
        await using var server = await WebhookServer.StartAsync();
        var pipeline = await WithCustomersAsync(new WebhookOptions { Url = server.Url });
        server.Answer = (404, "");
        var run = await pipeline.RunAsync();

        await NotifyAsync(pipeline);

        Assert.Single(server.Requests);
        var attempt = await new RunAttempts(pipeline.Table(StorageLayout.RunsTable), pipeline.Clock).FindAsync(run.RunId, RunAttempts.Notification, CancellationToken.None);
        Assert.Equal(new RunAttempt(1, "The webhook answered 404."), attempt);
    }

    [Fact]
    public async Task FailedAndIncomplete_AreToldWithTheReason()
    {
        await using var server = await WebhookServer.StartAsync();
        var pipeline = await WithCustomersAsync(new WebhookOptions { Url = server.Url }, customers: 30);
        var failed = await pipeline.RunAsync();
        await NotifyAsync(pipeline);
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var (run, _) = await pipeline.Jobs.Refresh.RunAsync(RefreshJob.TimerTrigger);
        var message = (await pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!;
        await pipeline.Jobs.Park.RunAsync(new PoisonMessage(StorageLayout.TrainRequestsQueue, message, "m1", pipeline.Clock.GetUtcNow()));

        await NotifyAsync(pipeline);

        var (first, second) = (server.Requests.First().Json, server.Requests.Last().Json);
        Assert.Equal(("run.failed", failed.RunId), (first.GetProperty("type").GetString(), first.GetProperty("run").GetProperty("id").GetString()));
        Assert.Contains("at least 20", first.GetProperty("text").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Equal(("run.incomplete", run!.RunId), (second.GetProperty("type").GetString(), second.GetProperty("run").GetProperty("id").GetString()));
        Assert.Equal(1, second.GetProperty("summary").GetProperty("attention").GetProperty("poison").GetInt32());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Nobody_IsToldWithoutAnAddressOrOfARunThatWasReplaced()
    {
        await using var server = await WebhookServer.StartAsync();
        var silent = await WithCustomersAsync(new WebhookOptions());
        await silent.RunAsync();
        Assert.Null(await silent.TakeAsync(StorageLayout.NotificationsQueue));

        var pipeline = await WithCustomersAsync(new WebhookOptions { Url = server.Url });
        var older = await pipeline.RunAsync();
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        var newer = await pipeline.RunAsync();
        await NotifyAsync(pipeline);

        Assert.Equal(newer.RunId, Assert.Single(server.Requests).Json.GetProperty("run").GetProperty("id").GetString());
        Assert.NotEqual(older.RunId, newer.RunId);
    }

    private static (double Value, long Answers, double Change) Metric(JsonElement summary, string name)
    {
        var metric = summary.GetProperty(name);
        return (metric.GetProperty("value").GetDouble(), metric.GetProperty("answers").GetInt64(), metric.GetProperty("change").GetDouble());
    }

    private static async Task NotifyAsync(PipelineUnderTest pipeline)
    {
        while (await pipeline.TakeAsync(StorageLayout.NotificationsQueue) is { } message) await pipeline.Jobs.Notify.RunAsync(NotificationQueue.Read(message));
    }

    private async Task<PipelineUnderTest> WithCustomersAsync(WebhookOptions webhook, int customers = 120)
    {
        var options = new PipelineOptions { Churn = { LabelColumn = "left" }, Training = { SearchBudget = 0.05 }, Webhook = webhook };
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), options);
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(customers));
        return pipeline;
    }
}
