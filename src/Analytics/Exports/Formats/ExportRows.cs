namespace Analytics.Exports.Formats;

/// <summary>
/// One export as a table, whatever its format: a header, and rows one after another. What a row holds is valid until the next is read. All
/// text is UTF-8.
/// </summary>
internal abstract class ExportRows : IAsyncDisposable
{
    /// <summary>
    /// Names of the columns, as they stand in the file. Where every row names its own cells they grow as rows with further names are read;
    /// a column keeps its place.
    /// </summary>
    public abstract IReadOnlyList<string> Headers { get; }

    /// <summary>Whether a row names its cells itself, so that the same row means the same under any header.</summary>
    public abstract bool RowsNameTheirCells { get; }

    /// <summary>1-based line of the file where the current row starts; of a sheet, the row's number.</summary>
    public abstract long LineNumber { get; }

    /// <summary>The current row as it stands in the file; of a sheet, as a line of CSV.</summary>
    public abstract ReadOnlySpan<byte> Raw { get; }

    /// <summary>Reads what comes before the rows; called once, first.</summary>
    /// <exception cref="ExportUnreadableException">There is no header that rows could be read under.</exception>
    public abstract ValueTask ReadHeaderAsync(CancellationToken cancellationToken);

    /// <summary>Goes to the next row.</summary>
    /// <returns><c>false</c> behind the last one.</returns>
    /// <exception cref="ExportUnreadableException">The rest cannot be told apart into rows; the message names the line.</exception>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Takes the current row apart into cells; called at most once a row.</summary>
    /// <returns><c>null</c>, or why the row as a whole cannot be read: what was found and what was expected.</returns>
    public abstract string? ReadCells();

    /// <summary>The cell of the current row in a column; empty where the row has none.</summary>
    public abstract ReadOnlySpan<byte> Cell(int columnIndex);

    public abstract ValueTask DisposeAsync();
}
