using System.Text;
using Analytics.Exports;
using Analytics.Exports.Formats;

namespace Analytics.Tests.Exports.Formats;

public sealed class CsvRowsTests
{
    [Theory]
    [InlineData("x", "x")]
    [InlineData("", "")]
    [InlineData("  x", "x")]
    [InlineData("x \t", "x")]
    [InlineData(" x y ", "x y")]
    [InlineData("\"x\"", "x")]
    [InlineData(" \"x\" ", "x")]
    [InlineData("\" x \"", " x ")]
    [InlineData("\"a,b\"", "a,b")]
    [InlineData("\"a\"\"b\"", "a\"b")]
    [InlineData("\"a\nb\"", "a\nb")]
    [InlineData("\"\"", "")]
    [InlineData("x\"y", "x\"y")]
    [InlineData("  ", "")]
    [InlineData("很好", "很好")]
    public async Task Cell_AsItIsWritten_IsWithoutItsQuotesAndTheBlanksAroundThem(string written, string expected)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes($"a,b,c\n{written},{written},{written}\r\n"));
        await using var rows = new CsvRows(text, ExportLimits.Default);
        await rows.ReadHeaderAsync(CancellationToken.None);

        Assert.True(await rows.ReadAsync(CancellationToken.None));
        Assert.Null(rows.ReadCells());
        Assert.Equal([expected, expected, expected], Enumerable.Range(0, 3).Select(column => Encoding.UTF8.GetString(rows.Cell(column))));
    }
}
