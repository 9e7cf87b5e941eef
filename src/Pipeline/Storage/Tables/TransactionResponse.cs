using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Azure;

namespace Pipeline.Storage.Tables;

/// <summary>
/// Reads the answer to a transaction: one HTTP response for each action, or a single one, the failure's, whose message begins
/// with the failed action's index and a colon. Outside its JSON an answer is lines of ASCII.
/// </summary>
internal static class TransactionResponse
{
    private static ReadOnlySpan<byte> StatusLine => "HTTP/1.1 "u8;

    /// <exception cref="TableTransactionFailedException">An action failed, and so did all.</exception>
    public static IReadOnlyList<Response> Read(Response response, string table, int actionCount)
    {
        var content = response.Content.ToMemory().Span;
        var parts = new List<Response>(actionCount);
        while (NextPart(content, out var status) is >= 0 and var start)
        {
            content = content[start..];
            var etag = ReadHeaders(ref content);
            if (status >= 400)
                throw Failure(response, status, content, table);
            parts.Add(new TransactionPart(status, etag, response.ClientRequestId));
        }

        return parts.Count == actionCount
            ? parts
            : throw new TableTransactionFailedException(
                response.Status,
                $"The table service answered {parts.Count} of {actionCount} actions for table {table} "
                + $"(request {response.Headers.RequestId}).",
                errorCode: null,
                failedTransactionActionIndex: null);
    }

    /// <summary>Finds the next status line and gives where its headers begin, or -1.</summary>
    private static int NextPart(ReadOnlySpan<byte> content, out int status)
    {
        status = 0;
        var start = content.IndexOf(StatusLine);
        if (start < 0)
            return -1;
        var line = content[(start + StatusLine.Length)..];
        var end = line.IndexOf((byte)'\n');
        return Utf8Parser.TryParse(line, out status, out _) && end >= 0 ? start + StatusLine.Length + end + 1 : -1;
    }

    /// <summary>Moves past the headers and the empty line that ends them, and gives the ETag among them.</summary>
    private static string? ReadHeaders(ref ReadOnlySpan<byte> content)
    {
        string? etag = null;
        while (content.IndexOf((byte)'\n') is >= 0 and var end)
        {
            var line = content[..end].TrimEnd((byte)'\r');
            content = content[(end + 1)..];
            if (line.IsEmpty)
                break;
            if (line.StartsWith("ETag: "u8))
                etag = Encoding.ASCII.GetString(line["ETag: ".Length..]);
        }

        return etag;
    }

    private static TableTransactionFailedException Failure(Response response, int status, ReadOnlySpan<byte> content, string table)
    {
        // The JSON ends where the boundary begins; what follows its closing brace is not read.
        var (code, text) = TableFailure.ReadError(content);
        var message = TableFailure.Message(status, code, table, response);
        return FailedIndex(text) is { } index
            ? new TableTransactionFailedException(status, $"Action {index}: {message}", code, index)
            : new TableTransactionFailedException(status, message, code, failedTransactionActionIndex: null);
    }

    private static int? FailedIndex(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && int.TryParse(text[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
