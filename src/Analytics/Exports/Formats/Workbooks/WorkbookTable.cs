namespace Analytics.Exports.Formats.Workbooks;

/// <summary>The sheet of a workbook that holds the data.</summary>
/// <param name="name">See <see cref="ExportTable.Name"/>.</param>
/// <param name="format">See <see cref="ExportTable.Format"/>.</param>
/// <param name="workbook">Closed with the table.</param>
/// <param name="choice">Sheet and header.</param>
/// <param name="limits">Bounds on rows and cells.</param>
internal sealed class WorkbookTable(string name, string format, Workbook workbook, SheetChoice choice, ExportLimits limits) : ExportTable(name, format)
{
    private const long HeadBytes = 1024 * 1024;

    private SheetReader? _reader;

    public override Task<ExportRows> OpenAsync(IReadOnlyList<string> knownHeaders, CancellationToken cancellationToken) => Task.FromResult<ExportRows>(Open(long.MaxValue));

    public override Task<ExportRows> OpenHeadAsync(CancellationToken cancellationToken) => Task.FromResult<ExportRows>(Open(HeadBytes));

    public override ValueTask DisposeAsync()
    {
        _reader?.Dispose();
        workbook.Dispose();
        return ValueTask.CompletedTask;
    }

    private WorkbookRows Open(long maxBytes)
    {
        _reader?.Dispose();
        _reader = workbook.Open(choice.Sheet);
        return new WorkbookRows(_reader, choice.HeaderRow, maxBytes, limits);
    }
}
