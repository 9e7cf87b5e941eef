using Pipeline.Storage.Tables;

namespace Pipeline.Training;

/// <summary>What the row <c>current</c> of the table <c>Models</c> says.</summary>
/// <param name="Entry">The model that scores.</param>
/// <param name="PreviousVersion">The one that scored before it; <c>null</c> if there was none.</param>
/// <param name="PromotedAt">When it was made the current one by hand; <c>null</c> if its training did.</param>
internal sealed record CurrentModel(ModelEntry Entry, string? PreviousVersion, DateTimeOffset? PromotedAt)
{
    /// <summary>Whether a model that was trained does not take this one's place: an older one, or one asked for before this was promoted.</summary>
    public bool Outranks(ModelEntry trained) =>
        Entry.ModelVersion != trained.ModelVersion
        // Run ids begin with the slot.
        && (PromotedAt is null ? string.CompareOrdinal(Entry.RunId, trained.RunId) > 0 : !(trained.RequestedAt > PromotedAt));

    /// <summary>Another model in this one's place.</summary>
    public CurrentModel Next(ModelEntry entry, DateTimeOffset? promotedAt) =>
        new(entry, entry.ModelVersion == Entry.ModelVersion ? PreviousVersion : Entry.ModelVersion, promotedAt);

    public static CurrentModel From(TableEntity entity) =>
        new(ModelEntry.From(entity), entity.GetString(nameof(PreviousVersion)), entity.GetDateTimeOffset(nameof(PromotedAt)));

    public TableEntity ToEntity(string partitionKey, string rowKey)
    {
        var entity = Entry.ToEntity(partitionKey, rowKey);
        entity[nameof(PreviousVersion)] = PreviousVersion;
        entity[nameof(PromotedAt)] = PromotedAt;
        return entity;
    }
}
