using System.Text.Json.Serialization;

namespace Pipeline.Notifications;

/// <summary>What is told of a run, as programs are sent it.</summary>
/// <param name="Id">The same for every delivery of the same notice.</param>
/// <param name="Type"><c>run.published</c>, <c>run.incomplete</c> or <c>run.failed</c>.</param>
/// <param name="Version">Raised when what readers rely on changes.</param>
/// <param name="SentAt">The time of this delivery.</param>
/// <param name="Run">The run.</param>
/// <param name="Summary">What it came to, and what needs attention.</param>
/// <param name="Text">The same in words, Markdown.</param>
internal sealed record RunNotice(string Id, string Type, int Version, DateTimeOffset SentAt, NoticeRun Run, RunSummary Summary, NoticeText Text)
{
    public const int CurrentVersion = 1;

    public const string Published = "run.published";
    public const string Incomplete = "run.incomplete";
    public const string Failed = "run.failed";
}

/// <param name="Id">The run's id.</param>
/// <param name="Status">Its status.</param>
/// <param name="Reason">Why it failed or is incomplete.</param>
/// <param name="Trigger">What started it.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="AsOf">The date of its predictions.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="ModelVersion">The model that it was scored by.</param>
internal sealed record NoticeRun(
    string Id, string Status, string? Reason, string Trigger, DateTimeOffset CreatedAt, DateTimeOffset AsOf, DateTimeOffset? PublishedAt, string? ModelVersion);

/// <summary>A notice in words.</summary>
internal sealed record NoticeText(string En, string Zh);

/// <summary>What a run came to. Changes are against the run that was the current one when it was started, absent where that is gone.</summary>
internal sealed record RunSummary
{
    /// <summary>The run that changes are against.</summary>
    public string? Before { get; init; }

    /// <summary>Customers, scored or not; absent of a run that was not published, as all but <see cref="Attention"/>.</summary>
    public long? Customers { get; init; }

    /// <summary>Customers scored.</summary>
    public long? Predictions { get; init; }

    public SummaryBands? Bands { get; init; }

    /// <summary>Points, -100 to 100, over all answers.</summary>
    public SummaryMetric? Nps { get; init; }

    /// <summary>Percent, over all answers.</summary>
    public SummaryMetric? Csat { get; init; }

    /// <summary>Margin a year expected to be lost, in the user's currency; absent where no value is known.</summary>
    public SummaryAmount? ValueAtRisk { get; init; }

    public required SummaryAttention Attention { get; init; }

    /// <summary>Those most at risk; absent unless they are asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SummaryCustomer>? Riskiest { get; init; }
}

/// <summary>Customers by band.</summary>
internal sealed record SummaryBands(SummaryCount High, SummaryCount Medium, SummaryCount Low);

internal sealed record SummaryCount(long Count, long? Change);

/// <param name="Value">Not rounded; <c>null</c> without answers.</param>
/// <param name="Answers">Answers it is over.</param>
/// <param name="Change">Against the run before.</param>
internal sealed record SummaryMetric(double? Value, long Answers, double? Change);

internal sealed record SummaryAmount(double Value, double? Change);

/// <summary>What somebody should look at.</summary>
/// <param name="ExportsHeld">Exports held back since the run before was started, among the 1,000 uploaded last.</param>
/// <param name="ExportsUnreadable">Exports that could not be read, likewise.</param>
/// <param name="ExportsFailed">Exports that were given up, likewise.</param>
/// <param name="Poison">Messages put aside and not replayed, among the last 1,000.</param>
/// <param name="Model">The model; <c>null</c> if the run has none.</param>
/// <param name="Drift">Features by how far they moved since training; <c>null</c> if that is not known.</param>
internal sealed record SummaryAttention(int ExportsHeld, int ExportsUnreadable, int ExportsFailed, int Poison, SummaryModel? Model, SummaryDrift? Drift);

internal sealed record SummaryModel(string Version, string? Grade, double? Auc);

/// <param name="Act">Features that moved far.</param>
/// <param name="Watch">Features to watch.</param>
internal sealed record SummaryDrift(int Act, int Watch);

/// <param name="CustomerId">The customer.</param>
/// <param name="ChurnProbability">0 to 1.</param>
/// <param name="Band">The risk band.</param>
/// <param name="Action">Code of what may be done.</param>
internal sealed record SummaryCustomer(string CustomerId, double ChurnProbability, string Band, string? Action);
