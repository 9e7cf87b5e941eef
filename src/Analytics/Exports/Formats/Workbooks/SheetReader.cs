namespace Analytics.Exports.Formats.Workbooks;

/// <summary>Reads the rows of a sheet one after another, from the top. Rows that hold nothing may be left out.</summary>
internal abstract class SheetReader(ExportLimits limits) : IDisposable
{
    /// <summary>The current row, valid until the next is read.</summary>
    public SheetRow Row { get; } = new(limits);

    /// <returns><c>false</c> behind the last row.</returns>
    /// <exception cref="ExportUnreadableException">The sheet is damaged, or beyond the bounds.</exception>
    public abstract bool Read();

    public abstract void Dispose();
}
