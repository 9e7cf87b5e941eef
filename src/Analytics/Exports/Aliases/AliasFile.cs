using System.Runtime.CompilerServices;
using System.Text;
using Analytics.Exports.Formats;
using Analytics.Exports.Recognition;
using Analytics.Exports.Values;
using Analytics.Privacy;

namespace Analytics.Exports.Aliases;

/// <summary>Reads a file of pairs, an alias and the customer it belongs to, in any format that exports come in.</summary>
public static class AliasFile
{
    private static readonly string[] AliasNames = ["alias", "aliasid", "oldid", "oldcustomerid", "formerid", "别名", "旧编号", "旧客户编号", "原编号"];

    /// <summary>Adds the pairs of a file to a map.</summary>
    /// <param name="name">The file's name: what it ends in decides between formats that look alike.</param>
    /// <param name="open">Opens the file from its start, any number of times.</param>
    /// <param name="builder">Takes the pairs; what is wrong with one is among its problems.</param>
    /// <param name="firstLine">What is added to the line numbers that the builder is told, so that those of later files are higher.</param>
    /// <param name="cancellationToken">Breaks the reading off.</param>
    /// <returns>The highest line number that the builder was told; <paramref name="firstLine"/> if there was no row.</returns>
    /// <exception cref="ExportUnreadableException">The file cannot be read, or has no columns for the two ids.</exception>
    public static async Task<int> ReadAsync(
        string name, Func<CancellationToken, ValueTask<Stream>> open, AliasMapBuilder builder, int firstLine = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var last = firstLine;
        await foreach (var (alias, customerId, line) in ReadPairsAsync(name, open, cancellationToken)) builder.Add(alias, customerId, last = checked(firstLine + (int)line));
        return last;
    }

    /// <summary>The pairs of a file as they stand there, a missing or unreadable id as an empty text, each with the 1-based line where its row starts.</summary>
    /// <inheritdoc cref="ReadAsync" path="/exception"/>
    public static async IAsyncEnumerable<(string Alias, string CustomerId, long LineNumber)> ReadPairsAsync(
        string name, Func<CancellationToken, ValueTask<Stream>> open, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var file = await ExportFile.OpenAsync(open, name, ExportLimits.Default, cancellationToken);
        long last = 0;
        foreach (var table in file.Tables)
        {
            // Lines are told apart by file only: those of a second table go on where the first ended.
            var before = last;
            await using var rows = await table.OpenAsync(cancellationToken);
            await rows.ReadHeaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                last = before + rows.LineNumber;
                var fault = table.FaultOf(rows.Raw) ?? rows.ReadCells();
                var (alias, customer) = Columns(rows);
                yield return fault is null ? (Id(rows, alias), Id(rows, customer), last) : ("", "", last);
            }
        }
    }

    private static (int Alias, int Customer) Columns(ExportRows rows)
    {
        var headers = rows.Headers;
        var alias = Find(headers, header => AliasNames.Contains(ColumnNames.Normalize(header), StringComparer.Ordinal));
        var customer = Find(headers, header => ColumnNames.Matches(CanonicalFields.CustomerId, header));
        if (alias >= 0 && customer >= 0) return (alias, customer);
        throw new ExportUnreadableException(1, $"expected a column alias and a column customerId; the header has {HeaderNames.Listed([.. headers])}.");
    }

    private static int Find(IReadOnlyList<string> headers, Predicate<string> isWanted)
    {
        for (var index = 0; index < headers.Count; index++)
        {
            if (isWanted(headers[index])) return index;
        }
        return -1;
    }

    private static string Id(ExportRows rows, int index)
    {
        var cell = rows.Cell(index);
        return MissingText.IsMissing(cell) ? "" : Encoding.UTF8.GetString(cell).Trim();
    }
}
