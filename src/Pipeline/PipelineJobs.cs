using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Pipeline.Customers;
using Pipeline.Events;
using Pipeline.Faults;
using Pipeline.Forgetting;
using Pipeline.Ingest;
using Pipeline.Notifications;
using Pipeline.Outcomes;
using Pipeline.Publishing;
using Pipeline.Queries;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage;
using Pipeline.Storage.Tables;
using Pipeline.Telemetry;
using Pipeline.Training;

namespace Pipeline;

/// <summary>The jobs and queries over one storage account, put together.</summary>
public sealed class PipelineJobs
{
    private readonly BlobServiceClient _blobs;
    private readonly QueueServiceClient _queues;
    private readonly TableServiceClient _tables;
    private volatile bool _prepared;

    /// <param name="connection">The storage account.</param>
    /// <param name="options">Checked settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Where the jobs log.</param>
    public PipelineJobs(StorageConnection connection, PipelineOptions options, TimeProvider time, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _blobs = connection.Blobs;
        _queues = connection.Queues;
        _tables = connection.Tables;

        var events = Container(StorageLayout.EventsContainer);
        var runFiles = Container(StorageLayout.RunsContainer);
        var predictionFiles = Container(StorageLayout.PredictionsContainer);
        var segments = new SegmentReader(events);
        var tombstones = new TombstoneLibrary(Table(StorageLayout.TombstonesTable), options.Privacy);
        var timelines = new TimelineSource(segments, tombstones);
        var queues = new RunQueues(_queues.GetQueueClient(StorageLayout.TrainRequestsQueue), _queues.GetQueueClient(StorageLayout.ScoreShardsQueue));
        var notifications = new NotificationQueue(_queues.GetQueueClient(StorageLayout.NotificationsQueue), options.Webhook);
        var parts = new PartStore(runFiles);
        var cleanup = new RunCleanup(
            new RunStore(Table(StorageLayout.RunsTable), runFiles), Table(StorageLayout.PredictionsTable), Table(StorageLayout.RankingsTable),
            Table(StorageLayout.MetricsTable), Table(StorageLayout.AgentsTable), predictionFiles, runFiles, time, logs.CreateLogger<RunCleanup>());

        Telemetry = new PipelineMetrics(time);
        var attempts = new RunAttempts(Table(StorageLayout.RunsTable), time);

        Reach = new StorageReach(Container(StorageLayout.ExportsContainer), _queues.GetQueueClient(StorageLayout.TrainRequestsQueue), Table(StorageLayout.RunsTable));
        HasWebhook = options.Webhook.IsSet;
        Ledger = new ExportLedger(Table(StorageLayout.ExportsTable));
        Runs = new RunStore(Table(StorageLayout.RunsTable), runFiles);
        Models = new ModelStore(Table(StorageLayout.ModelsTable), Container(StorageLayout.ModelsContainer));
        var mappings = new MappingLibrary(Container(StorageLayout.ExportsContainer));
        var ids = new CustomerIds(options.Privacy);
        var aliases = new AliasLibrary(events, Ledger, Table(StorageLayout.TombstonesTable));
        CatchUp = new ExportCatchUp(
            Container(StorageLayout.ExportsContainer), Ledger, aliases, _queues.GetQueueClient(StorageLayout.ExportEventsQueue), logs.CreateLogger<ExportCatchUp>());
        Ingest = new IngestJob(
            Container(StorageLayout.ExportsContainer), events, Container(StorageLayout.QuarantineContainer), Ledger, mappings, aliases, tombstones, ids, CatchUp, options.Ingest, Telemetry, time,
            logs.CreateLogger<IngestJob>());
        ReplayExport = new ExportReplayJob(
            Container(StorageLayout.ExportsContainer), events, Container(StorageLayout.QuarantineContainer), Ledger, mappings, aliases, tombstones, Ingest, ids, CatchUp,
            _queues.GetQueueClient(StorageLayout.ExportEventsQueue), time, logs.CreateLogger<ExportReplayJob>());
        CustomerIds = new CustomerIndex(Table(StorageLayout.CustomerIdsTable));
        Customers = new PublishedCustomers(Runs, Table(StorageLayout.PredictionsTable), Table(StorageLayout.RankingsTable), CustomerIds, aliases);
        Outcomes = new OutcomeStore(Table(StorageLayout.OutcomesTable), Customers, time);
        Refresh = new RefreshJob(Ledger, segments, Runs, queues, options, time, logs.CreateLogger<RefreshJob>());
        Cancel = new CancelJob(Runs, Telemetry, time, logs.CreateLogger<CancelJob>());
        GoBack = new GoBackJob(Runs, time, logs.CreateLogger<GoBackJob>());
        var insights = new RunInsights(attempts, Models, predictionFiles, tombstones, options, logs.CreateLogger<RunInsights>());
        Train = new TrainJob(Runs, attempts, queues, Models, insights, timelines, notifications, options, Telemetry, time, logs.CreateLogger<TrainJob>());
        Poison = new PoisonStore(Table(StorageLayout.PoisonTable));
        var gauges = new GaugeReader(Runs, Models, Poison, Telemetry, time);
        var publisher = new Publisher(
            Runs, parts, Table(StorageLayout.RankingsTable), Table(StorageLayout.MetricsTable), Table(StorageLayout.AgentsTable), tombstones, cleanup,
            notifications, Telemetry, gauges, time, logs.CreateLogger<Publisher>());
        ScoreShard = new ScoreShardJob(
            Runs, attempts, Models, timelines, tombstones, new PreviousPredictions(Runs, Table(StorageLayout.PredictionsTable)), parts, Table(StorageLayout.PredictionsTable), CustomerIds,
            Outcomes, predictionFiles, publisher, Telemetry, logs.CreateLogger<ScoreShardJob>());
        Promotion = new PromotionJob(Models, time, logs.CreateLogger<PromotionJob>());
        Served = new ServedModel(Models, time, logs.CreateLogger<ServedModel>());
        var receipts = new ReceiptStore(Table(StorageLayout.TombstonesTable));
        var rewriter = new SegmentRewriter(events);
        Forget = new ForgetJob(
            tombstones,
            receipts,
            new NameStore(runFiles),
            aliases,
            Ledger,
            new ExportTrace(
                Container(StorageLayout.ExportsContainer), Ledger, new ExportIdentities(Container(StorageLayout.ExportsContainer), mappings, aliases), new KeyLibrary(events, Ledger), ids, segments, rewriter),
            [new PredictionTrace(Runs, Table(StorageLayout.PredictionsTable)), new OutcomeTrace(Outcomes)],
            [
                new EventTrace(rewriter),
                new KeyTrace(events),
                new QuarantineTrace(Container(StorageLayout.QuarantineContainer), tombstones),
                // Candidates go before the rankings that are made of them.
                new CandidateTrace(Runs, runFiles),
                new RankingTrace(Runs, Table(StorageLayout.RankingsTable)),
                // Outcomes go before the files that are made of them, those too that were told since it was asked for.
                new OutcomeTrace(Outcomes),
                new PredictionFileTrace(Runs, predictionFiles),
                new InsightTrace(Runs, predictionFiles),
                new CustomerIdTrace(CustomerIds),
                new AliasTrace(events, aliases),
            ],
            _queues.GetQueueClient(StorageLayout.ForgetRequestsQueue),
            options,
            time,
            logs.CreateLogger<ForgetJob>());
        Rejected = new RejectedRows(Container(StorageLayout.QuarantineContainer));
        Upload = new ExportUpload(Container(StorageLayout.ExportsContainer));
        Sweep = new SweepJob(
            Container(StorageLayout.ExportsContainer), Ledger, CatchUp, _queues.GetQueueClient(StorageLayout.ExportEventsQueue), gauges, time, logs.CreateLogger<SweepJob>());
        Park = new ParkJob(Poison, Ingest, Ledger, Runs, attempts, receipts, notifications, Telemetry, time, logs.CreateLogger<ParkJob>());
        Replay = new ReplayJob(Poison, Runs, _queues.GetQueueClient, time, logs.CreateLogger<ReplayJob>());
        Lookup = new CustomerLookup(options.Privacy.ToHash(), Customers);
        Metrics = new PublishedMetrics(Table(StorageLayout.MetricsTable));
        Agents = new PublishedAgents(Runs, Table(StorageLayout.AgentsTable));
        Insights = new PublishedInsights(Runs, predictionFiles);
        Predictions = new PublishedPredictions(Runs, Table(StorageLayout.PredictionsTable), predictionFiles);
        Notify = new NotificationJob(
            Runs, attempts, new SummaryReader(Runs, Metrics, Customers, Insights, Ledger, Poison, Models, options.Webhook), new WebhookSender(options.Webhook, time), options.Webhook,
            time, logs.CreateLogger<NotificationJob>());
    }

    /// <summary>Asks whether the account can be come to.</summary>
    public StorageReach Reach { get; }

    /// <summary>Whether a webhook is told of runs.</summary>
    public bool HasWebhook { get; }

    /// <summary>What is measured.</summary>
    public PipelineMetrics Telemetry { get; }

    public IngestJob Ingest { get; }

    public RefreshJob Refresh { get; }

    /// <summary>Calls runs off.</summary>
    public CancelJob Cancel { get; }

    /// <summary>Leads readers back to an earlier run.</summary>
    public GoBackJob GoBack { get; }

    public TrainJob Train { get; }

    public ScoreShardJob ScoreShard { get; }

    public SweepJob Sweep { get; }

    public ParkJob Park { get; }

    /// <summary>Puts parked messages back.</summary>
    public ReplayJob Replay { get; }

    /// <summary>Finds exports that something concerns which came after them.</summary>
    public ExportCatchUp CatchUp { get; }

    /// <summary>Takes rejected rows in again.</summary>
    public ExportReplayJob ReplayExport { get; }

    /// <summary>Forgets customers.</summary>
    public ForgetJob Forget { get; }

    /// <summary>Tells a webhook of runs.</summary>
    public NotificationJob Notify { get; }

    public PoisonStore Poison { get; }

    public ExportUpload Upload { get; }

    public ExportLedger Ledger { get; }

    /// <summary>Rows of exports that were not taken in.</summary>
    public RejectedRows Rejected { get; }

    public RunStore Runs { get; }

    public ModelStore Models { get; }

    /// <summary>Makes another model the current one by hand.</summary>
    public PromotionJob Promotion { get; }

    /// <summary>The model that scores over HTTP.</summary>
    public ServedModel Served { get; }

    public PublishedCustomers Customers { get; }

    /// <summary>The ids of customers.</summary>
    public CustomerIndex CustomerIds { get; }

    /// <summary>What came of contacts with customers.</summary>
    public OutcomeStore Outcomes { get; }

    /// <summary>Finds customers by personal data.</summary>
    public CustomerLookup Lookup { get; }

    public PublishedMetrics Metrics { get; }

    public PublishedAgents Agents { get; }

    public PublishedPredictions Predictions { get; }

    public PublishedInsights Insights { get; }

    /// <summary>Sees to it, once in the life of the process, that the containers, queues and tables exist.</summary>
    public async Task PrepareStorageAsync(CancellationToken cancellationToken = default)
    {
        if (_prepared) return;
        IEnumerable<Func<CancellationToken, Task>> all =
        [
            .. StorageLayout.Containers.Select(name => (Func<CancellationToken, Task>)(cancel => Container(name).CreateIfNotExistsAsync(cancellationToken: cancel))),
            .. StorageLayout.Queues.Concat(StorageLayout.PoisonQueues)
                .Select(name => (Func<CancellationToken, Task>)(cancel => _queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancel))),
            .. StorageLayout.Tables.Select(name => (Func<CancellationToken, Task>)(cancel => Table(name).CreateIfNotExistsAsync(cancel))),
        ];
        await Parallel.ForEachAsync(
            all, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (create, cancel) => await create(cancel));
        _prepared = true;
    }

    private BlobContainerClient Container(string name) => _blobs.GetBlobContainerClient(name);

    private TableClient Table(string name) => _tables.GetTableClient(name);
}
