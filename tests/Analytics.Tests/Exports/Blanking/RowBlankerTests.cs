using System.IO.Compression;
using System.Text;
using Analytics.Exports;
using Analytics.Exports.Blanking;
using Analytics.Exports.Mapping;
using Analytics.Tests.Exports.Formats.Workbooks;

namespace Analytics.Tests.Exports.Blanking;

public sealed class RowBlankerTests
{
    private const string Surveys =
        "responseId,customerId,respondedAt,csat,comment\nr1,c1,2026-03-01,5,fine\nr2,c2,2026-03-02,4,\"two\nlines, and \"\"quotes\"\"\"\nr3,c1,2026-03-03,3,\"over\n\nthree\"\nr4,c3,2026-03-04,2,last\n";

    [Theory]
    [InlineData(Surveys, 2)]
    [InlineData("customerId\nc0\nc1\nc2\n", 1)]
    [InlineData("customerId\r\nc1\r\nc2\r\nc3", 1)]
    [InlineData("customerId,plan\nc2,a\n\nc3,b\nc1,c", 1)]
    [InlineData("\uFEFFcustomerId;plan\nc1;价格\nc2;价格\n", 1)]
    [InlineData("{\"customerId\":\"c1\",\"plan\":\"a\"}\n\n{\"customerId\":\"c2\",\"plan\":\"b\"}\n", 1)]
    public async Task Blank_RowsOnLines_LeavesTheOthersWhereTheyAre(string text, int rows)
    {
        var (result, copy) = await BlankAsync("x.txt", Encoding.UTF8.GetBytes(text), text.StartsWith("responseId", StringComparison.Ordinal) ? ExportKind.Surveys : ExportKind.Customers);

        Assert.Equal(new BlankedExport(rows, true), result);
        var copied = Encoding.UTF8.GetString(copy);
        Assert.DoesNotContain("c1", copied, StringComparison.Ordinal);
        Assert.DoesNotContain("three", copied, StringComparison.Ordinal);
        Assert.Equal(text.Count(character => character == '\n'), copied.Count(character => character == '\n'));
        Assert.Equal((await ReadAsync("x.txt", Encoding.UTF8.GetBytes(text))).Where(row => row.CustomerId != "c1").Select(Place), (await ReadAsync("x.txt", copy)).Select(Place));

        async Task<List<ExportRow>> ReadAsync(string name, byte[] content) =>
            await RowBlankerTests.ReadAsync(name, content, text.StartsWith("responseId", StringComparison.Ordinal) ? ExportKind.Surveys : ExportKind.Customers);
    }

    [Fact]
    public async Task Blank_Gzip_StaysGzip()
    {
        var (result, copy) = await BlankAsync("x.csv.gz", Gzip(Surveys), ExportKind.Surveys);

        Assert.Equal(new BlankedExport(2, true), result);
        using var inflated = new StreamReader(new GZipStream(new MemoryStream(copy), CompressionMode.Decompress));
        Assert.Equal("responseId,customerId,respondedAt,csat,comment\n\nr2,c2,2026-03-02,4,\"two\nlines, and \"\"quotes\"\"\"\n\n\n\nr4,c3,2026-03-04,2,last\n", await inflated.ReadToEndAsync());
    }

    [Theory]
    [InlineData("[{\"customerId\":\"c1\"},{\"customerId\":\"c2\"}]", "x.json")] // rows share a line
    [InlineData("plan,usage\na,1\nb,2\nc,3\n", "x.csv")] // customers are numbered by row: the one behind would be another
    [InlineData("customerId\nc1\n", "x.jsonl")]
    public async Task Blank_WhatCannotBeProven_SaysSo(string text, string name)
    {
        var content = Encoding.UTF8.GetBytes(text);
        if (name == "x.jsonl")
        {
            // Nothing is left of it, so that it is no export any more.
            content = Encoding.UTF8.GetBytes("{\"customerId\":\"c1\"}\n");
        }
        using var copy = new MemoryStream();
        var result = await new RowBlanker(() => new ExportReader(ExportKind.Customers, name, ExportMapping.None))
            .BlankAsync(Opening(content), row => row.CustomerId is "c1" || (row.CustomerId is "1" && row.LineNumber == 2), copy, CancellationToken.None);

        Assert.Equal(new BlankedExport(1, false), result);
    }

    [Fact]
    public async Task Blank_OrderOfDayAndMonthThatOnlyTheRowsShowed_IsNotProven()
    {
        var text = "responseId,customerId,respondedAt,csat\nr1,c1,25/03/2026,5\nr2,c2,03/04/2026,4\nr3,c3,05/06/2026,3\n";
        var (result, _) = await BlankAsync("x.csv", Encoding.UTF8.GetBytes(text), ExportKind.Surveys);

        Assert.Equal(new BlankedExport(1, false), result);
    }

    [Fact]
    public async Task Blank_RejectedRowWhoseCustomerCouldBeRead_GoesToo()
    {
        var text = "responseId,customerId,respondedAt,csat\nr1,c1,no time,secret\nr2,c2,2026-03-02,4\nr3,c3,2026-03-02,4\n";
        var (result, copy) = await BlankAsync("x.csv", Encoding.UTF8.GetBytes(text), ExportKind.Surveys);

        Assert.Equal(1, result.Rows);
        if (result.IsProven) Assert.DoesNotContain("secret", Encoding.UTF8.GetString(copy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blank_Workbook_IsNotProven()
    {
        var workbook = new XlsxFile().Sheet("list", ["customerId", "plan"], ["c1", "a"], ["c2", "b"]).ToArray();
        var (result, copy) = await BlankAsync("x.xlsx", workbook, ExportKind.Customers);

        Assert.Equal(new BlankedExport(1, false), result);
        Assert.Empty(copy);
    }

    [Fact]
    public async Task Blank_LongText_AcrossBuffers()
    {
        var rows = Enumerable.Range(0, 30_000).Select(number => $"c{number % 100},{new string('x', number % 37)}\n").ToList();
        var (result, copy) = await BlankAsync("x.csv", Encoding.UTF8.GetBytes("customerId,plan\n" + string.Concat(rows)), ExportKind.Customers);

        Assert.Equal(new BlankedExport(300, true), result);
        Assert.Equal("customerId,plan\n" + string.Concat(rows.Select(row => row.StartsWith("c1,", StringComparison.Ordinal) ? "\n" : row)), Encoding.UTF8.GetString(copy));
    }

    private static (string Table, long Line, string? Customer) Place(ExportRow row) => (row.Table, row.LineNumber, row.CustomerId);

    private static async Task<(BlankedExport Result, byte[] Copy)> BlankAsync(string name, byte[] content, string kind)
    {
        using var copy = new MemoryStream();
        var result = await new RowBlanker(() => new ExportReader(kind, name, ExportMapping.None)).BlankAsync(Opening(content), row => row.CustomerId == "c1", copy, CancellationToken.None);
        return (result, copy.ToArray());
    }

    private static async Task<List<ExportRow>> ReadAsync(string name, byte[] content, string kind)
    {
        var rows = new List<ExportRow>();
        await foreach (var row in new ExportReader(kind, name, ExportMapping.None).ReadAsync(Opening(content))) rows.Add(row);
        return rows;
    }

    private static Func<CancellationToken, ValueTask<Stream>> Opening(byte[] content) => _ => ValueTask.FromResult<Stream>(new MemoryStream(content));

    private static byte[] Gzip(string text)
    {
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return content.ToArray();
    }
}
