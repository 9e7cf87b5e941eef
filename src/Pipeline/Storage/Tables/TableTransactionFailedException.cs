using Azure;

namespace Pipeline.Storage.Tables;

/// <summary>A transaction was not carried out, not even in part. Status and error code are those of the action that failed.</summary>
public sealed class TableTransactionFailedException : RequestFailedException
{
    public TableTransactionFailedException(int status, string message, string? errorCode, int? failedTransactionActionIndex)
        : base(status, message, errorCode, innerException: null) => FailedTransactionActionIndex = failedTransactionActionIndex;

    /// <summary>
    /// The 0-based index of the action that failed; null where the service did not say.
    /// With <see cref="TableErrorCode.RequestBodyTooLarge"/> it is the first action that no longer fits: split the transaction there.
    /// </summary>
    public int? FailedTransactionActionIndex { get; }
}
