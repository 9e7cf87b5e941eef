namespace Analytics.Exports.Formats.Workbooks;

/// <summary>A workbook of either kind.</summary>
internal abstract class Workbook : IDisposable
{
    /// <summary>The sheets with cells, in the order of their tabs.</summary>
    public abstract IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>Opens a sheet from its first row; any number of times, one at a time.</summary>
    /// <exception cref="ExportUnreadableException">The sheet is damaged.</exception>
    public abstract SheetReader Open(Sheet sheet);

    public abstract void Dispose();
}
