using Pipeline.Storage.Tables;

namespace Pipeline.Runs;

/// <summary>What the row <c>current</c> of the table <c>Runs</c> says.</summary>
/// <param name="RunId">The published run.</param>
/// <param name="CreatedAt">When that was started.</param>
/// <param name="ModelVersion">The model that it was scored by.</param>
/// <param name="Since">When it became the published one.</param>
internal sealed record CurrentRun(string RunId, DateTimeOffset CreatedAt, string? ModelVersion, DateTimeOffset? Since)
{
    /// <summary>When the newest run was started that somebody went back from; <c>null</c> if nobody did since a run was published.</summary>
    public DateTimeOffset? BackFrom { get; init; }

    /// <summary>Whether a run that comes to its end does not take this one's place.</summary>
    public bool Outranks(Run run) => RunId != run.RunId && (CreatedAt > run.CreatedAt || BackFrom >= run.CreatedAt);

    /// <summary>An older run in this one's place.</summary>
    public CurrentRun BackTo(Run run, DateTimeOffset since) =>
        new(run.RunId, run.CreatedAt, run.ModelVersion, since) { BackFrom = BackFrom > CreatedAt ? BackFrom : CreatedAt };

    public static CurrentRun From(TableEntity entity) =>
        new(
            entity.GetString(nameof(RunId))!, entity.GetDateTimeOffset(nameof(CreatedAt)) ?? default, entity.GetString(nameof(ModelVersion)),
            entity.GetDateTimeOffset(nameof(Since)))
        {
            BackFrom = entity.GetDateTimeOffset(nameof(BackFrom)),
        };

    public TableEntity ToEntity(string partitionKey, string rowKey)
    {
        var entity = new TableEntity(partitionKey, rowKey) { [nameof(RunId)] = RunId, [nameof(CreatedAt)] = CreatedAt, [nameof(ModelVersion)] = ModelVersion };
        if (Since is not null) entity[nameof(Since)] = Since;
        if (BackFrom is not null) entity[nameof(BackFrom)] = BackFrom;
        return entity;
    }
}
