using Azure;

namespace Pipeline.Storage.Tables;

/// <summary>One action of a transaction.</summary>
/// <param name="actionType">What it does.</param>
/// <param name="entity">To what; deleting needs only the keys.</param>
/// <param name="ifMatch">For updating and deleting: the state the entity must be in. The default takes any.</param>
public sealed class TableTransactionAction(TableTransactionActionType actionType, TableEntity entity, ETag ifMatch = default)
{
    public TableTransactionActionType ActionType { get; } = actionType;

    public TableEntity Entity { get; } = entity ?? throw new ArgumentNullException(nameof(entity));

    public ETag IfMatch { get; } = ifMatch == default ? ETag.All : ifMatch;
}
