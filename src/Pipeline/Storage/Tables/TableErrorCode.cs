namespace Pipeline.Storage.Tables;

/// <summary>Values of <see cref="Azure.RequestFailedException.ErrorCode"/> that callers tell apart; the service has more.</summary>
public static class TableErrorCode
{
    public const string EntityAlreadyExists = "EntityAlreadyExists";

    public const string EntityTooLarge = "EntityTooLarge";

    public const string InvalidDuplicateRow = "InvalidDuplicateRow";

    public const string InvalidInput = "InvalidInput";

    public const string PropertyValueTooLarge = "PropertyValueTooLarge";

    public const string RequestBodyTooLarge = "RequestBodyTooLarge";

    /// <summary>No such entity; of an operation on the table itself, no such table.</summary>
    public const string ResourceNotFound = "ResourceNotFound";

    public const string TableAlreadyExists = "TableAlreadyExists";

    /// <summary>
    /// A table of this name was deleted less than about a minute ago. Azurite never answers this: there, deleting is immediate.
    /// </summary>
    public const string TableBeingDeleted = "TableBeingDeleted";

    public const string TableNotFound = "TableNotFound";

    /// <summary>The entity has changed since its ETag was read.</summary>
    public const string UpdateConditionNotSatisfied = "UpdateConditionNotSatisfied";
}
