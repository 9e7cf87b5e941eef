using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Events;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Storage.Tables;

namespace Pipeline.Queries;

/// <summary>Reads all predictions of the current run: row by row in pages, or as the CSV files of its parts.</summary>
public sealed class PublishedPredictions(RunStore runs, TableClient predictions, BlobContainerClient files)
{
    /// <summary>Most entries of a page.</summary>
    public const int MaxTop = 1_000;

    /// <summary>One page of all predictions.</summary>
    /// <param name="top">Predictions on the page, at most <see cref="MaxTop"/>.</param>
    /// <param name="token">Token of the page before: it stays with the run that the first page came from.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns><c>null</c> before the first run is published, and when the token's run has been removed.</returns>
    /// <exception cref="FormatException">The token is none of ours.</exception>
    public async Task<PredictionPage?> PageAsync(int top, string? token, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, MaxTop);
        var place = token is null ? null : RunToken.Decode(token);
        if ((place?.RunId ?? await runs.CurrentAsync(cancellationToken)) is not { } runId) return null;
        // The run's partitions are one stretch of the table.
        var filter = TableFilter.Create(
            $"PartitionKey ge {PredictionRow.PartitionKey(runId, 0)} and PartitionKey le {PredictionRow.PartitionKey(runId, CustomerShard.Count - 1)}");
        var rows = new List<PredictionRow>();
        var next = place?.After;
        do
        {
            var page = await PageAsync(filter, top - rows.Count, next, cancellationToken);
            rows.AddRange(page.Values.Select(PredictionRow.From));
            next = page.ContinuationToken;
        }
        while (next is not null && rows.Count < top);
        // A run that is removed while its pages are read must not look like a short one.
        if (!await runs.IsReadableAsync(runId, cancellationToken)) return null;
        return new PredictionPage(runId, rows, next is null ? null : new RunToken(runId, next).Encode());
    }

    /// <summary>The CSV files of the current run, in the order of their names; <c>null</c> before the first run is published.</summary>
    public async Task<(string RunId, IReadOnlyList<PredictionPart> Parts)?> PartsAsync(CancellationToken cancellationToken)
    {
        if (await runs.CurrentAsync(cancellationToken) is not { } runId) return null;
        var parts = new List<PredictionPart>();
        await foreach (var blob in files.GetBlobsAsync(prefix: $"{runId}/", cancellationToken: cancellationToken))
        {
            var name = blob.Name[(runId.Length + 1)..];
            if (PredictionPart.KindOf(name) is { } kind) parts.Add(new PredictionPart(name, kind, blob.Properties.ContentLength ?? 0, HeaderForm(blob.Properties.ETag ?? default)));
        }
        return (runId, parts);
    }

    /// <summary>Opens a CSV file.</summary>
    /// <param name="name">Its name, from outside; no other form than <see cref="PredictionPart.KindOf"/> knows leads to a blob.</param>
    /// <param name="runId">The run, from outside; <c>null</c> for the current one.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The file and its content, to be disposed of; <c>null</c> if there is no such file, and when the run has been removed.</returns>
    public async Task<(PredictionPart Part, Stream Content)?> OpenPartAsync(string name, string? runId, CancellationToken cancellationToken)
    {
        if (PredictionPart.KindOf(name) is not { } kind) return null;
        runId ??= await runs.CurrentAsync(cancellationToken);
        if (!RunId.IsValid(runId) || !await runs.IsReadableAsync(runId, cancellationToken)) return null;
        try
        {
            var blob = (await files.GetBlobClient($"{runId}/{name}").DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            return (new PredictionPart(name, kind, blob.Details.ContentLength, HeaderForm(blob.Details.ETag)), blob.Content);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>Where the storage account has a file, without anything by which it could be read.</summary>
    public Uri AddressOf(string runId, string name) => new UriBuilder(files.Uri) { Path = $"{files.Uri.AbsolutePath}/{runId}/{name}", Query = "" }.Uri;

    // A listing gives it without quotes.
    private static string HeaderForm(ETag etag) => etag.ToString("H");

    private async Task<Page<TableEntity>> PageAsync(TableFilter filter, int top, string? next, CancellationToken cancellationToken)
    {
        try
        {
            return await predictions.QueryPageAsync(filter, maxPerPage: top, continuationToken: next, cancellationToken: cancellationToken);
        }
        catch (ArgumentException exception) when (next is not null)
        {
            throw new FormatException("Not a token of this list.", exception);
        }
    }
}
