namespace Pipeline.Storage.Tables;

/// <summary>What an action of a transaction does to its entity.</summary>
public enum TableTransactionActionType
{
    /// <summary>Fails where the entity exists.</summary>
    Add,

    /// <summary>Fails where the entity does not exist or has changed.</summary>
    UpdateMerge,

    /// <inheritdoc cref="UpdateMerge"/>
    UpdateReplace,

    /// <inheritdoc cref="UpdateMerge"/>
    Delete,

    UpsertMerge,

    UpsertReplace,
}
