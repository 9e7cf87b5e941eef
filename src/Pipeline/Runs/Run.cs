using Analytics.Prediction;
using Pipeline.Storage.Tables;

namespace Pipeline.Runs;

/// <summary>One pass over the data: training if due, scoring of all customers, publishing.</summary>
public sealed record Run
{
    public required string RunId { get; init; }

    public required string Status { get; init; }

    /// <summary>Why it failed, or is incomplete.</summary>
    public string? Reason { get; init; }

    /// <summary>What started it: <c>timer</c> or <c>request</c>.</summary>
    public required string Trigger { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The date as of which customers are scored.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether a model is trained even if the current one would do.</summary>
    public bool ForceTraining { get; init; }

    /// <summary>Segments it reads.</summary>
    public int Segments { get; init; }

    public string? ModelVersion { get; init; }

    /// <summary>Parts the scoring is cut into; 0 before it is.</summary>
    public int Parts { get; init; }

    public long Customers { get; init; }

    public long Predictions { get; init; }

    /// <summary>How the churn probabilities are spread; <c>null</c> before publishing.</summary>
    public ScoreDistribution? Scores { get; init; }

    /// <summary>
    /// The population stability index of <see cref="Scores"/> against those of the run that trained the model, 0 for that run itself; <c>null</c> where that
    /// run was not published.
    /// </summary>
    public double? Drift { get; init; }

    /// <summary>When publishing began, which nobody calls off any more; of a published run when that was done.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When it was called off.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>When somebody last went back to it.</summary>
    internal DateTimeOffset? ChosenAt { get; init; }

    /// <summary>When the leftovers of a run that was called off were removed.</summary>
    internal DateTimeOffset? ClearedAt { get; init; }

    /// <summary>Whether readers may be led to it any moment.</summary>
    public bool IsPublishing => PublishedAt is not null && Status == RunStatus.Scoring;

    /// <summary>Whether parts may be scored: of an incomplete run too, so that nothing but what was given up is left to do.</summary>
    internal bool IsScoring => Status == RunStatus.Scoring || (Status == RunStatus.Incomplete && ModelVersion is not null);

    /// <summary>An incomplete run as it goes on; any other as it is.</summary>
    internal Run Resumed() =>
        Status == RunStatus.Incomplete ? this with { Status = ModelVersion is null ? RunStatus.Training : RunStatus.Scoring, Reason = null } : this;

    internal static Run From(TableEntity entity) => new()
    {
        RunId = entity.GetString(nameof(RunId))!,
        Status = entity.GetString(nameof(Status))!,
        Reason = entity.GetString(nameof(Reason)),
        Trigger = entity.GetString(nameof(Trigger))!,
        CreatedAt = entity.GetDateTimeOffset(nameof(CreatedAt)) ?? default,
        AsOf = entity.GetDateTimeOffset(nameof(AsOf)) ?? default,
        ForceTraining = entity.GetBoolean(nameof(ForceTraining)) ?? false,
        Segments = entity.GetInt32(nameof(Segments)) ?? 0,
        ModelVersion = entity.GetString(nameof(ModelVersion)),
        Parts = entity.GetInt32(nameof(Parts)) ?? 0,
        Customers = entity.GetInt64(nameof(Customers)) ?? 0,
        Predictions = entity.GetInt64(nameof(Predictions)) ?? 0,
        Scores = ScoreDistribution.Read(entity.GetString(nameof(Scores))),
        Drift = entity.GetDouble(nameof(Drift)),
        PublishedAt = entity.GetDateTimeOffset(nameof(PublishedAt)),
        CancelledAt = entity.GetDateTimeOffset(nameof(CancelledAt)),
        ChosenAt = entity.GetDateTimeOffset(nameof(ChosenAt)),
        ClearedAt = entity.GetDateTimeOffset(nameof(ClearedAt)),
    };

    internal TableEntity ToEntity(string partitionKey, string rowKey)
    {
        var entity = new TableEntity(partitionKey, rowKey)
        {
            [nameof(RunId)] = RunId,
            [nameof(Status)] = Status,
            [nameof(Trigger)] = Trigger,
            [nameof(CreatedAt)] = CreatedAt,
            [nameof(AsOf)] = AsOf,
            [nameof(ForceTraining)] = ForceTraining,
            [nameof(Segments)] = Segments,
            [nameof(Parts)] = Parts,
            [nameof(Customers)] = Customers,
            [nameof(Predictions)] = Predictions,
        };
        if (Reason is not null) entity[nameof(Reason)] = Reason;
        if (ModelVersion is not null) entity[nameof(ModelVersion)] = ModelVersion;
        if (Scores is not null) entity[nameof(Scores)] = Scores.Write();
        if (Drift is not null) entity[nameof(Drift)] = Drift;
        if (PublishedAt is not null) entity[nameof(PublishedAt)] = PublishedAt;
        if (CancelledAt is not null) entity[nameof(CancelledAt)] = CancelledAt;
        if (ChosenAt is not null) entity[nameof(ChosenAt)] = ChosenAt;
        if (ClearedAt is not null) entity[nameof(ClearedAt)] = ClearedAt;
        return entity;
    }
}
