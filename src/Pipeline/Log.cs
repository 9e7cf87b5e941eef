using Microsoft.Extensions.Logging;

namespace Pipeline;

/// <summary>Every line this assembly logs. None holds customer data: exports are named by their id, customers not at all.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Export {ExportId} of kind {Kind} is {Status} after {Attempts} attempts: {RowsRead} rows read, {Accepted} accepted, {Rejected} rejected, {Duplicates} duplicates.")]
    public static partial void Ingested(
        this ILogger logger, string exportId, string kind, string status, int attempts, long rowsRead, long accepted, long rejected, long duplicates);

    [LoggerMessage(2, LogLevel.Information, "Export {ExportId} was delivered again; it is {Status} already.")]
    public static partial void AlreadyIngested(this ILogger logger, string exportId, string status);

    [LoggerMessage(3, LogLevel.Warning, "Queued {Count} exports that their triggers missed or that were never finished.")]
    public static partial void ExportsQueued(this ILogger logger, int count);

    [LoggerMessage(4, LogLevel.Information, "Rejected rows of export {ExportId} of kind {Kind} were taken in again, replay {Generation}: {RowsRead} rows read, {Accepted} accepted, {Rejected} rejected, {Duplicates} duplicates.")]
    public static partial void Replayed(
        this ILogger logger, string exportId, string kind, int generation, long rowsRead, long accepted, long rejected, long duplicates);

    [LoggerMessage(5, LogLevel.Warning, "The key that hashes customers' ids is not the one of {Exports} exports taken in before.")]
    public static partial void IdKeyChanged(this ILogger logger, int exports);

    [LoggerMessage(6, LogLevel.Information, "Queued {Count} exports that something concerns which came after them.")]
    public static partial void ExportsBehind(this ILogger logger, int count);

    [LoggerMessage(10, LogLevel.Information, "Run {RunId} starts with {Segments} segments.")]
    public static partial void RunStarted(this ILogger logger, string runId, int segments);

    [LoggerMessage(11, LogLevel.Information, "Run {RunId} exists already and is {Status}.")]
    public static partial void RunExists(this ILogger logger, string runId, string status);

    [LoggerMessage(12, LogLevel.Warning, "Run {RunId} cannot go on: {Reason}")]
    public static partial void RunFailed(this ILogger logger, string runId, string reason);

    [LoggerMessage(13, LogLevel.Information, "Run {RunId} was cancelled.")]
    public static partial void RunCancelled(this ILogger logger, string runId);

    [LoggerMessage(20, LogLevel.Information, "Model {ModelVersion} was trained on {Samples} samples of {Customers} customers: AUC {Auc} by {Method}.")]
    public static partial void ModelTrained(this ILogger logger, string modelVersion, int samples, int customers, double auc, string method);

    [LoggerMessage(21, LogLevel.Information, "Run {RunId} scores with model {ModelVersion}.")]
    public static partial void ModelChosen(this ILogger logger, string runId, string modelVersion);

    [LoggerMessage(22, LogLevel.Information, "Scores over HTTP are by model {ModelVersion} from now on.")]
    public static partial void ModelServed(this ILogger logger, string modelVersion);

    [LoggerMessage(23, LogLevel.Warning, "Which model is the current one could not be read; the one held goes on serving.")]
    public static partial void ModelNotRefreshed(this ILogger logger, Exception exception);

    [LoggerMessage(24, LogLevel.Information, "Model {ModelVersion} was made the current one by hand.")]
    public static partial void ModelPromoted(this ILogger logger, string modelVersion);

    [LoggerMessage(25, LogLevel.Information, "Insights of run {RunId} were found in {Customers} customers.")]
    public static partial void InsightsFound(this ILogger logger, string runId, int customers);

    [LoggerMessage(26, LogLevel.Warning, "Run {RunId} goes on without insights: {Reason}")]
    public static partial void InsightsFailed(this ILogger logger, string runId, string reason);

    [LoggerMessage(30, LogLevel.Information, "Run {RunId}: shards {Shards} scored, {Predictions} predictions.")]
    public static partial void ShardsScored(this ILogger logger, string runId, string shards, int predictions);

    [LoggerMessage(40, LogLevel.Information, "Run {RunId} is published with {Predictions} predictions.")]
    public static partial void RunPublished(this ILogger logger, string runId, long predictions);

    [LoggerMessage(41, LogLevel.Information, "Run {RunId} was removed, as newer ones are kept.")]
    public static partial void RunRemoved(this ILogger logger, string runId);

    [LoggerMessage(42, LogLevel.Information, "What run {RunId} left behind when it was cancelled was removed.")]
    public static partial void RunCleared(this ILogger logger, string runId);

    [LoggerMessage(43, LogLevel.Information, "Run {RunId} is the published one again.")]
    public static partial void RunPublishedAgain(this ILogger logger, string runId);

    [LoggerMessage(60, LogLevel.Information, "Receipt {ReceiptId}: a customer is to be forgotten.")]
    public static partial void ForgettingAsked(this ILogger logger, string receiptId);

    [LoggerMessage(61, LogLevel.Information, "Receipt {ReceiptId}: {Exports} exports rewritten and {Removed} removed, {Events} events, {Predictions} predictions taken away; {Unreadable} exports could not be searched.")]
    public static partial void Forgotten(this ILogger logger, string receiptId, long exports, long removed, long events, long predictions, int unreadable);

    [LoggerMessage(70, LogLevel.Information, "The webhook was told of run {RunId}: {Type}.")]
    public static partial void Notified(this ILogger logger, string runId, string type);

    [LoggerMessage(71, LogLevel.Warning, "The webhook refused to be told of run {RunId}: {Reason}")]
    public static partial void NotificationRefused(this ILogger logger, string runId, string reason);

    [LoggerMessage(50, LogLevel.Error, "A message of {Queue} was given up and put aside as {Id}; it was about {Subject}. {Reason}")]
    public static partial void MessageParked(this ILogger logger, string queue, string id, string subject, string reason);

    [LoggerMessage(51, LogLevel.Information, "The message {Id} was put back on {Queue}.")]
    public static partial void MessageReplayed(this ILogger logger, string queue, string id);
}
