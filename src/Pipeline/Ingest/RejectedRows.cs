using System.Globalization;
using System.IO.Compression;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Events;

namespace Pipeline.Ingest;

/// <summary>Reads an export's rejected rows page by page.</summary>
public sealed class RejectedRows(BlobContainerClient quarantine)
{
    /// <summary>Most rows of a page.</summary>
    public const int MaxTop = 1_000;

    /// <summary>Bytes of a page's rows, as they stand in quarantine, after which it ends; one row there is always.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>One page.</summary>
    /// <param name="entry">The export.</param>
    /// <param name="top">Rows on the page, at most <see cref="MaxTop"/>; fewer where they are long.</param>
    /// <param name="token">Token of the page before, of the same export; <c>null</c> for the first.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The page, without rows if the export has no rejected ones; <c>null</c> if they are others since a replay, or since somebody was forgotten.</returns>
    /// <exception cref="FormatException">The token is none of ours.</exception>
    public async Task<RejectedPage?> PageAsync(LedgerEntry entry, int top, string? token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, MaxTop);
        var place = token is null ? new Place(entry.Generation, 1, 0, null) : Place.Parse(token);
        if (place.Generation != entry.Generation) return null;
        if (!entry.HasQuarantineOf(entry.QuarantineId)) return new RejectedPage([], null);
        try
        {
            return await ReadAsync(entry, top, place, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private async Task<RejectedPage?> ReadAsync(LedgerEntry entry, int top, Place place, CancellationToken cancellationToken)
    {
        var rows = new List<RejectedRow>();
        var bytes = 0;
        for (; place.Part <= entry.QuarantineParts; place = place with { Part = place.Part + 1, Line = 0, Version = null })
        {
            var blob = quarantine.GetBlobClient(SegmentName.Of(entry.Kind, entry.QuarantineId, place.Part));
            var download = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            await using var content = download.Value.Content;
            var version = download.Value.Details.ETag.ToString();
            if (place.Version is { } before && before != version) return null;
            await using var gzip = new GZipStream(content, CompressionMode.Decompress);
            using var reader = new StreamReader(gzip);
            for (var line = 0; await reader.ReadLineAsync(cancellationToken) is { } text; line++)
            {
                if (line < place.Line) continue;
                bytes += Encoding.UTF8.GetByteCount(text);
                if (rows.Count == top || (rows.Count > 0 && bytes > MaxBytes)) return new RejectedPage(rows, (place with { Line = line, Version = version }).ToString());
                var row = QuarantinedRow.Read(text);
                rows.Add(new RejectedRow(row.Line, row.Table, row.Column, row.Reason, row.LeftOut, row.Row));
            }
        }
        return new RejectedPage(rows, null);
    }

    /// <summary>Where a page begins.</summary>
    /// <param name="Generation">How often the export had been replayed: a replay writes its rejected rows anew.</param>
    /// <param name="Part">1-based number of the blob.</param>
    /// <param name="Line">0-based line in it.</param>
    /// <param name="Version">ETag of the blob: rows of customers who are forgotten are taken out of it; <c>null</c> at its start.</param>
    private sealed record Place(int Generation, int Part, int Line, string? Version)
    {
        public static Place Parse(string token)
        {
            var parts = token.Split('-', 4);
            var numbers = parts.Take(3).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
            return numbers is [>= 0 and var generation, >= 1 and var part, >= 0 and var line] && parts.Length == 4 ? new Place(generation, part, line, parts[3]) : throw new FormatException("Not a token of this list.");
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Generation}-{Part}-{Line}-{Version}");
    }
}
