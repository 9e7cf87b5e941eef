using System.Globalization;
using System.Text;
using Analytics.Exports;
using Analytics.Exports.Formats;

namespace Analytics.Tests.Exports.Formats;

/// <summary>Opens files and tables for tests.</summary>
internal static class ExportFiles
{
    public static Task<ExportFile> OpenAsync(string name, string text, ExportLimits? limits = null) => OpenAsync(name, Encoding.UTF8.GetBytes(text), limits);

    public static Task<ExportFile> OpenAsync(string name, byte[] content, ExportLimits? limits = null, bool isSeekable = true) =>
        OpenAsync(name, () => isSeekable ? new MemoryStream(content) : new DribblingStream(content), limits);

    public static Task<ExportFile> OpenAsync(string name, Func<Stream> open, ExportLimits? limits = null) =>
        ExportFile.OpenAsync(_ => ValueTask.FromResult(open()), name, limits ?? ExportLimits.Default, CancellationToken.None);

    /// <summary>The message of the file that cannot be opened, or not be read to its end.</summary>
    public static async Task<string> MessageAsync(string name, byte[] content, ExportLimits? limits = null, bool isSeekable = true)
    {
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(async () =>
        {
            await using var file = await OpenAsync(name, content, limits, isSeekable);
            foreach (var table in file.Tables) await table.LinesAsync();
        });
        return exception.Message;
    }

    /// <summary>All rows of a table: the number of its line and its cells, or what is wrong with it, behind a bar each. The first is the header.</summary>
    public static async Task<List<string>> LinesAsync(this ExportTable table)
    {
        await using var rows = await table.OpenAsync(CancellationToken.None);
        return await rows.LinesAsync(table);
    }

    public static async Task<List<string>> LinesAsync(this ExportRows rows, ExportTable table)
    {
        await rows.ReadHeaderAsync(CancellationToken.None);
        var lines = new List<string>();
        while (await rows.ReadAsync(CancellationToken.None))
        {
            var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{rows.LineNumber}");
            if ((table.FaultOf(rows.Raw) ?? rows.ReadCells()) is { } fault) line.Append("! ").Append(fault);
            else for (var index = 0; index < rows.Headers.Count; index++) line.Append('|').Append(Encoding.UTF8.GetString(rows.Cell(index)));
            lines.Add(line.ToString());
        }
        lines.Insert(0, string.Join('|', rows.Headers));
        return lines;
    }
}
