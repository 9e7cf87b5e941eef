using System.Reflection;
using Functions.Host;
using Pipeline.Storage;

namespace Functions.Tests.Host;

public sealed class FunctionManifestTests
{
    [Fact]
    public void Folders_AreTheFunctionsThatTheCodeNames()
    {
        var named = typeof(FunctionName).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(named.Order(StringComparer.Ordinal), FunctionFiles.All.Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(FunctionName.IngestExportEvent, StorageLayout.ExportEventsQueue)]
    [InlineData(FunctionName.TrainModel, StorageLayout.TrainRequestsQueue)]
    [InlineData(FunctionName.ScoreShard, StorageLayout.ScoreShardsQueue)]
    [InlineData(FunctionName.ForgetCustomer, StorageLayout.ForgetRequestsQueue)]
    [InlineData(FunctionName.ParkPoisonForgetRequests, "forget-requests-poison")]
    [InlineData(FunctionName.SendNotification, StorageLayout.NotificationsQueue)]
    [InlineData(FunctionName.ParkPoisonNotifications, "notifications-poison")]
    [InlineData(FunctionName.ParkPoisonExportEvents, "export-events-poison")]
    [InlineData(FunctionName.ParkPoisonTrainRequests, "train-requests-poison")]
    [InlineData(FunctionName.ParkPoisonScoreShards, "score-shards-poison")]
    [InlineData(FunctionName.ParkPoisonBlobs, StorageLayout.BlobPoisonQueue)]
    public void QueueTriggers_WatchTheQueuesThatTheJobsUse(string name, string queue)
    {
        var function = FunctionFiles.All.Single(function => function.Name == name);

        Assert.Equal("queueTrigger", function.Type);
        Assert.Equal(queue, function.Text("queueName"));
        Assert.Equal("message", function.Text("name"));
        Assert.Equal("AzureWebJobsStorage", function.Text("connection"));
    }

    [Fact]
    public void BlobTrigger_WatchesTheExports()
    {
        var function = FunctionFiles.All.Single(function => function.Type == "blobTrigger");

        Assert.Equal(FunctionName.IngestExport, function.Name);
        Assert.Equal($"{StorageLayout.ExportsContainer}/{{name}}", function.Text("path"));
    }

    [Fact]
    public void EveryQueue_OfFailedMessages_HasAFunctionThatEmptiesIt() => Assert.Equal(
        StorageLayout.PoisonQueues.Order(StringComparer.Ordinal),
        FunctionFiles.All.Where(function => function.Name.StartsWith("ParkPoison", StringComparison.Ordinal)).Select(function => function.Text("queueName")!).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(FunctionName.RefreshScores, "0 0 2 * * *")]
    [InlineData(FunctionName.SweepExports, "0 30 * * * *")]
    public void TimerSchedule_IsReadFromTheFile(string function, string schedule) => Assert.Equal(schedule, FunctionManifest.Schedule(function));

    [Fact]
    public void Host_IsWhatTheHandlerNeeds()
    {
        var host = FunctionFiles.HostJson;

        Assert.True(host.GetProperty("customHandler").GetProperty("enableForwardingHttpRequest").GetBoolean());
        Assert.Equal("Functions", host.GetProperty("customHandler").GetProperty("description").GetProperty("defaultExecutablePath").GetString());
        Assert.Equal("", host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        var queues = host.GetProperty("extensions").GetProperty("queues");
        Assert.Equal(1, queues.GetProperty("batchSize").GetInt32());
        Assert.Equal(0, queues.GetProperty("newBatchThreshold").GetInt32());
        Assert.Equal("base64", queues.GetProperty("messageEncoding").GetString());
        Assert.Equal("00:30:00", host.GetProperty("functionTimeout").GetString());
    }

    /// <summary>Forwarding needs exactly one HTTP binding in and one out.</summary>
    [Fact]
    public void HttpFunctions_AnswerAnonymouslyOnlyWhereIntended() =>
        Assert.Equal(
            [
                (FunctionName.ApiForget, "function"), (FunctionName.ApiOperate, "function"), (FunctionName.ApiRead, "function"),
                (FunctionName.Dashboard, "anonymous"), (FunctionName.DashboardRoot, "anonymous"),
            ],
            FunctionFiles.All.Where(function => function.Type == "httpTrigger").Select(function => (function.Name, function.Text("authLevel")!)));
}
