using System.Globalization;
using System.IO.Compression;
using System.Text;
using Analytics.Exports;
using Pipeline.Ingest;
using Pipeline.Outcomes;
using Pipeline.Runs;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Forgetting;

/// <summary>A business with a customer in every place that can hold one, and a published run; of a second one half of the parts are scored.</summary>
internal sealed class ForgettingWorld
{
    public const string Customer = "Zaphod-7711";
    public const string Alias = "old-Zaphod";
    public const string Comment = "purple elephants";
    public const int Customers = 200;

    private const string Mapping = """
        {
          "tables": [
            { "files": "subscriptions*", "interactions": { "columns": { "interactionId": "id", "customerId": "account", "occurredAt": "start" }, "type": "renewal" }, "keys": { "subscription": "id" } },
            { "files": "usage*", "interactions": { "columns": { "interactionId": "id", "customerId": { "column": "sub", "key": "subscription" }, "occurredAt": "day" }, "type": "usage" } }
          ]
        }
        """;

    private const string Surveys = $""""
        responseId,customerId,respondedAt,csat,comment
        r1,{Customer},2026-03-01,5,"{Comment}
        over two lines"
        r2,c1,2026-03-02,4,"fine, ""really"""
        r3,{Alias},2026-03-03,3,{Comment}
        r4,c2,2026-03-04,2,ok
        r5,{Customer},2026-03-05,{Comment},none
        r6,c3,2026-03-06,1,bad
        r7,c4,2026-03-07,5,good
        r8,,2026-03-08,5,nobody
        r9,c5,2026-03-09,hm,rejected too
        r10,c6,2026-03-10,4,good
        r11,c8,2026-03-11,4,"good
        too"

        """";

    private const string Calls = $$"""
        {"interactionId":"i1","customerId":"c1","occurredAt":"2026-03-01","type":"call"}
        {"interactionId":"i2","customerId":"{{Customer}}","occurredAt":"2026-03-02","type":"complaint","comment":"{{Comment}}"}

        {"interactionId":"i3","customerId":"old-c3","occurredAt":"2026-03-03","type":"call"}

        """;

    private const string List = $$"""[{"responseId":"l1","customerId":"{{Customer}}","respondedAt":"2026-04-01","csat":4},{"responseId":"l2","customerId":"c9","respondedAt":"2026-04-02","csat":1}]""";

    private ForgettingWorld(PipelineUnderTest pipeline, string account) => (Pipeline, Account) = (pipeline, account);

    public PipelineUnderTest Pipeline { get; }

    public string Account { get; }

    public static async Task<ForgettingWorld> CreateAsync(AzuriteFixture azurite, bool withRuns = true)
    {
        var account = azurite.NewAccountName();
        var options = QuickTraining.PipelineOptions;
        options.Churn.LabelColumn = "left";
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.Process.ConnectionStringOf(account), options);
        var world = new ForgettingWorld(pipeline, account);
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", Mapping);
        await pipeline.IngestAsync(AliasLibrary.Kind, "pairs.csv", $"alias,customerId\n{Alias},{Customer}\nold-c3,c3\n");
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", SmallBusiness.LabelledCustomers(Customers).Replace("\nc7,", $"\n{Customer},", StringComparison.Ordinal));
        await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", Surveys);
        await world.IngestGzipAsync(ExportKind.Interactions, "calls.jsonl.gz", Calls);
        await pipeline.IngestAsync(ExportKind.Surveys, "april.json", List);
        await pipeline.IngestAsync(ExportKind.Interactions, "subscriptions.csv", $"id,account,start\ns1,{Customer},2026-02-01\ns2,c1,2026-02-01\n");
        await pipeline.IngestAsync(ExportKind.Interactions, "usage.csv", "id,sub,day\nu1,s1,2026-03-01\nu2,s2,2026-03-01\nu3,s2,2026-03-02\n");
        await pipeline.IngestAsync(ExportKind.Customers, "held.csv", $"customerId,plan\n{Customer},x\na,x\nb\nc,x,y\n");
        await pipeline.IngestAsync(ExportKind.Surveys, "broken.csv", "");
        await pipeline.IngestAsync(ExportKind.Surveys, "others.csv", "responseId,customerId,respondedAt,csat\no1,c1,2026-05-01,5\no2,c2,2026-05-02,1\n");
        foreach (var customer in new[] { Customer, "c1" })
        {
            await pipeline.Jobs.Outcomes.AddAsync(
                customer, new NewOutcome { OutcomeId = "o1", Contact = "called", Result = "reached", Note = customer == Customer ? $"{Comment}, \"said so\"" : "fine" }, CancellationToken.None);
        }
        if (withRuns)
        {
            await pipeline.RunAsync();
            await world.StartRunAsync();
        }
        return world;
    }

    /// <summary>Starts a run and scores half of its parts; the messages of the others stay where they are.</summary>
    private async Task StartRunAsync()
    {
        Pipeline.Clock.Advance(TimeSpan.FromMinutes(1));
        await Pipeline.Jobs.Refresh.RunAsync(RefreshJob.RequestTrigger, force: true);
        await Pipeline.Jobs.Train.RunAsync(RunQueues.ReadTrainRequest((await Pipeline.TakeAsync(StorageLayout.TrainRequestsQueue))!));
        for (var part = 0; part < 4; part++)
        {
            var (runId, shards) = RunQueues.ReadScoreShards((await Pipeline.TakeAsync(StorageLayout.ScoreShardsQueue))!);
            await Pipeline.Jobs.ScoreShard.RunAsync(runId, shards);
        }
    }

    public async Task<LedgerEntry> IngestGzipAsync(string kind, string name, string text)
    {
        using var content = new MemoryStream();
        await using (var gzip = new GZipStream(content, CompressionLevel.Optimal, leaveOpen: true)) await gzip.WriteAsync(Encoding.UTF8.GetBytes(text));
        content.Position = 0;
        await Pipeline.Jobs.Upload.UploadAsync(kind, name, content, CancellationToken.None);
        return (await Pipeline.Jobs.Ingest.RunAsync($"{kind}/{name}"))!;
    }

    /// <summary>The places, blobs and rows of tables, in which a text stands; messages on queues are none.</summary>
    public async Task<IReadOnlyList<string>> PlacesOfAsync(params string[] texts)
    {
        var places = new List<string>();
        foreach (var (place, content) in await ContentsAsync())
        {
            if (texts.Any(text => content.Contains(text, StringComparison.OrdinalIgnoreCase))) places.Add(place);
        }
        return places;
    }

    /// <summary>The lines of all files and rows of tables that are about other customers, by place.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync()
    {
        string[] containers = [StorageLayout.EventsContainer, StorageLayout.QuarantineContainer, StorageLayout.PredictionsContainer];
        var lines = new List<string>();
        foreach (var (place, content) in await ContentsAsync())
        {
            if (containers.Any(container => place.StartsWith(container + "/", StringComparison.Ordinal))) lines.AddRange(content.Split('\n').Select(line => $"{place}: {line}"));
            else if (place.StartsWith(StorageLayout.PredictionsTable, StringComparison.Ordinal) || place.StartsWith(StorageLayout.RankingsTable, StringComparison.Ordinal)) lines.Add($"{place}: {content}");
        }
        return [.. lines.Where(line => !line.Contains(Customer, StringComparison.Ordinal) && !line.Contains(Alias, StringComparison.Ordinal)
            && !line.Contains(Comment, StringComparison.Ordinal) && !line.Contains("\"format\":\"keys\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Rows of the ledger, which forgetting leaves as they are.</summary>
    public async Task<IReadOnlyList<string>> LedgerAsync() => [.. (await Pipeline.RowsAsync(StorageLayout.ExportsTable)).Where(row => row.StartsWith("exports|", StringComparison.Ordinal))];

    public async Task<IReadOnlyList<LedgerEntry>> EntriesAsync() => (await Pipeline.Jobs.Ledger.ListAsync(1_000, null, CancellationToken.None)).Entries;

    /// <summary>Delivers the event of every blob there is, as storage does for those that were rewritten.</summary>
    public async Task DeliverAllAsync()
    {
        await foreach (var blob in Pipeline.Container(StorageLayout.ExportsContainer).GetBlobsAsync()) await Pipeline.Jobs.Ingest.RunAsync(blob.Name);
    }

    private async Task<List<(string Place, string Content)>> ContentsAsync()
    {
        var contents = new List<(string, string)>();
        foreach (var table in StorageLayout.Tables)
        {
            await foreach (var row in Pipeline.Table(table).QueryAsync())
            {
                var values = row.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}"));
                contents.Add(($"{table} {row.PartitionKey} {row.RowKey}", $"{row.PartitionKey} {row.RowKey} {string.Join('|', values)}"));
            }
        }
        foreach (var container in StorageLayout.Containers)
        {
            await foreach (var blob in Pipeline.Container(container).GetBlobsAsync())
            {
                var content = (await Pipeline.Container(container).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray();
                contents.Add(($"{container}/{blob.Name}", blob.Name.EndsWith(".gz", StringComparison.Ordinal) ? Inflated(content) : Encoding.Latin1.GetString(content)));
            }
        }
        return contents;
    }

    private static string Inflated(byte[] content)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(content), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
