using System.Globalization;
using Analytics.Exports;
using Testing;

namespace Analytics.Tests.Exports.Formats.Workbooks;

/// <summary>On calls.xls, which calls.py beside it writes.</summary>
public sealed class XlsWorkbookTests
{
    private static readonly byte[] Calls = File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Analytics.Tests", "Exports", "Formats", "Workbooks", "calls.xls"));

    [Fact]
    public async Task Read_WorkbookOfTheOldKind_GivesTheCellsThatWereWritten()
    {
        string[] agents = ["Diane", "Zoë", "王芳"];
        string[] expected =
        [
            "Call Id|Agent|Date|Time|Answered (Y/N)|Speed of answer in seconds|AvgTalkDuration|Rating|Rate|Topic|Resolved",
            .. Enumerable.Range(0, 100).Select(number => string.Create(
                CultureInfo.InvariantCulture,
                $"{number + 4}|ID{number:0000}|{agents[number % 3]}|2026-03-{(number % 30) + 1:00}|9:{number % 60:00}:30|{(number % 4 > 0 ? "Y" : "N")}|{number * 3}|{number / 60}:{number % 60:00}:05|{(number % 2 > 0 ? "4" : "4.5")}|{0.1 + number}|")
                + (number == 50 ? new string('x', 9_000) + "é客" : $"topic \"{number}\", and more\nin two lines") + (number % 2 == 0 ? "|true" : "|false")),
            "105|ID0100|Maria|2026-03-05T14:30:59|||0||||||",
        ];
        await using var file = await ExportFiles.OpenAsync("calls.xls", Calls);
        var table = file.Tables.Single();

        Assert.Equal(("电话 Calls", "xls"), (table.Name, table.Format));
        var lines = await table.LinesAsync();
        Assert.Equal(expected[..^1], lines[..^1]);
        Assert.StartsWith("105|ID0100|Maria|2026-03-05T14:30:59||", lines[^1], StringComparison.Ordinal);
        Assert.EndsWith("||||", lines[^1], StringComparison.Ordinal);
        Assert.Equal(lines, await table.LinesAsync());
        Assert.Equal(
            ["The sheet 'Cover' was passed over: it is empty.", "The sheet 'Lists' was passed over: it is hidden.", "The sheet '电话 Calls' has its column names in row 3; what stands above was taken for a title."],
            file.Notes);
    }

    [Fact]
    public async Task Read_CellsInNoOrder_GivesTheRowsInTheirs()
    {
        // The texts of the first column of rows 68 and 94 (from 0) change places, in the file and in the table.
        var content = Calls.ToArray();
        var (first, second) = (content.AsSpan().IndexOf(new byte[] { 0xFD, 0, 10, 0, 68, 0, 0, 0 }), content.AsSpan().IndexOf(new byte[] { 0xFD, 0, 10, 0, 94, 0, 0, 0 }));
        (content[first + 4], content[second + 4]) = (94, 68);
        await using var file = await ExportFiles.OpenAsync("calls.xls", content);
        var lines = await file.Tables.Single().LinesAsync();

        Assert.Equal(102, lines.Count);
        Assert.StartsWith("69|ID0091|王芳|2026-03-06|", lines[66], StringComparison.Ordinal);
        Assert.StartsWith("95|ID0065|Zoë|2026-03-02|", lines[92], StringComparison.Ordinal);
        Assert.EndsWith("|topic \"65\", and more\nin two lines|false", lines[66], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".gz", "xls.gz")]
    [InlineData(".zip", "xls.zip")]
    public async Task Read_Wrapped_GivesTheSameRows(string extension, string format)
    {
        await using var plain = await ExportFiles.OpenAsync("calls.xls", Calls);
        await using var wrapped = await ExportFiles.OpenAsync($"calls.xls{extension}", extension == ".gz" ? ZipBytes.Gzip(Calls) : ZipBytes.Of(("calls.xls", Calls)));

        Assert.Equal(format, wrapped.Tables.Single().Format);
        Assert.Equal(await plain.Tables.Single().LinesAsync(), await wrapped.Tables.Single().LinesAsync());
    }

    [Fact]
    public async Task Open_FileCutAnywhere_IsUnreadable()
    {
        for (var length = 8; length < Calls.Length - 1_024; length += 1_500) await ExportFiles.MessageAsync("calls.xls", Calls[..length]);
    }

    [Theory]
    [InlineData("Workbook", "Book\0\0\0\0", "Excel 95")]
    [InlineData("Workbook", "Drawings", "without sheets")]
    public async Task Open_OtherStreams_AreUnreadable(string stream, string other, string said)
    {
        var content = Calls.ToArray();
        var entry = content.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes(stream));
        System.Text.Encoding.Unicode.GetBytes(other).CopyTo(content, entry);
        content[entry + 64] = (byte)((other.TrimEnd('\0').Length + 1) * 2);

        Assert.Contains(said, await ExportFiles.MessageAsync("calls.xls", content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ChainOfSectorsInACircle_IsUnreadable()
    {
        var content = Calls.ToArray();
        // The allocation table: each sector is made to follow itself.
        var table = 512 * (1 + BitConverter.ToInt32(content, 76));
        for (var sector = 0; sector < 128; sector++) BitConverter.TryWriteBytes(content.AsSpan(table + (sector * 4)), sector);

        Assert.Contains("parts do not fit together", await ExportFiles.MessageAsync("calls.xls", content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_LockedWorkbook_IsSaidToBe()
    {
        var content = Calls.ToArray();
        // In the place of the record that names the writer (0x5C).
        var record = content.AsSpan().IndexOf(new byte[] { 0x5C, 0, 0x70, 0 });
        content[record] = 0x2F;

        Assert.Contains("protected by a password", await ExportFiles.MessageAsync("calls.xls", content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_BeyondTheBounds_IsUnreadable()
    {
        Assert.Contains("holds more than", await ExportFiles.MessageAsync("calls.xls", Calls, new ExportLimits { MaxWorkbookBytes = 10_000 }), StringComparison.Ordinal);
        Assert.Contains("texts are more than", await ExportFiles.MessageAsync("calls.xls", Calls, new ExportLimits { MaxSharedStringBytes = 1_000 }), StringComparison.Ordinal);
    }
}
