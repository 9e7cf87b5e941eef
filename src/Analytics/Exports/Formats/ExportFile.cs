
namespace Analytics.Exports.Formats;

/// <summary>
/// A file in any format that is known, by its content: a text, a workbook, either of them compressed with gzip, or several in a zip archive.
/// It can be read any number of times. What needs to be read here and there lies in a temporary file unless the stream can seek.
/// </summary>
internal sealed class ExportFile : IAsyncDisposable
{
    private readonly FileHash _hash;
    private readonly FileOpening _opening;

    private ExportFile(FileHash hash, FileOpening opening) => (_hash, _opening) = (hash, opening);

    /// <summary>At least one; of an archive in the order of its entries.</summary>
    public IReadOnlyList<ExportTable> Tables => _opening.Tables;

    /// <summary>What is ignored, in sentences: other sheets, entries that hold no table, archives in archives.</summary>
    public IReadOnlyList<string> Notes => _opening.Notes;

    /// <summary>SHA-256 in hex of the file's bytes as they came; <c>null</c> until they were read to their end once.</summary>
    public string? ContentHash => _hash.Value;

    /// <param name="open">Opens the file from its start; called for each reading, and the stream is closed here. One that can seek is read where it is needed.</param>
    /// <param name="name">The file's name: what it ends in decides between formats that look alike.</param>
    /// <param name="limits">Bounds on what it may cost to read it.</param>
    /// <param name="sheetOf">The sheet that is wanted of a workbook, by the table's name; <c>null</c> for the one with the data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ExportUnreadableException">There is nothing in the file that could be read as a table.</exception>
    public static async Task<ExportFile> OpenAsync(
        Func<CancellationToken, ValueTask<Stream>> open, string name, ExportLimits limits, Func<string, string?> sheetOf, CancellationToken cancellationToken)
    {
        var hash = new FileHash(open);
        var opening = new FileOpening(hash, limits, sheetOf, cancellationToken);
        try
        {
            await opening.AddAsync(new FileLayer(new ExportBytes(hash.OpenAsync), name));
            return new ExportFile(hash, opening);
        }
        catch (Exception exception)
        {
            await opening.DisposeAsync();
            if (exception is NoTableException) throw new ExportUnreadableException(exception.Message);
            throw;
        }
    }

    /// <inheritdoc cref="OpenAsync(Func{CancellationToken, ValueTask{Stream}}, string, ExportLimits, Func{string, string?}, CancellationToken)"/>
    public static Task<ExportFile> OpenAsync(Func<CancellationToken, ValueTask<Stream>> open, string name, ExportLimits limits, CancellationToken cancellationToken) =>
        OpenAsync(open, name, limits, _ => null, cancellationToken);

    public ValueTask DisposeAsync() => _opening.DisposeAsync();
}
