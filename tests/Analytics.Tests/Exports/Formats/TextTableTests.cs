using System.Globalization;
using System.Text;
using Analytics.Exports;
using Analytics.Exports.Encodings;

namespace Analytics.Tests.Exports.Formats;

public sealed class TextTableTests
{
    public static TheoryData<string, string> Cousins => new()
    {
        { "comma", "id,score,note\r\na,\"4,5\",\"say \"\"hi\"\"\"\r\nb,3,\"two\r\nlines\"\r\nc,,\r\n" },
        { "semicolon", "id;score;note\na;4,5;\"say \"\"hi\"\"\"\nb;3;\"two\r\nlines\"\nc;;\n" },
        { "tab", "id\tscore\tnote\na\t4,5\t\"say \"\"hi\"\"\"\nb\t3\t\"two\r\nlines\"\nc\t\t" },
        { "bar", "id|score|note\na|4,5|\"say \"\"hi\"\"\"\nb|3|\"two\r\nlines\"\nc||" },
        { "carriage returns alone", "id;score;note\ra;4,5;\"say \"\"hi\"\"\"\rb;3;\"two\r\nlines\"\rc;;\r" },
    };

    [Theory]
    [MemberData(nameof(Cousins))]
    public async Task Open_CousinOfCsv_GivesTheSameCells(string cousin, string text)
    {
        _ = cousin;
        await using var file = await ExportFiles.OpenAsync("s.csv", text);

        Assert.Equal("csv", file.Tables.Single().Format);
        Assert.Equal(["id|score|note", "2|a|4,5|say \"hi\"", "3|b|3|two\r\nlines", "5|c||"], await file.Tables.Single().LinesAsync());
    }

    [Fact]
    public async Task Open_FirstLineThatNamesTheSeparator_IsFollowedAndCounted()
    {
        await using var file = await ExportFiles.OpenAsync("s.csv", "sep=|\r\na,b|c\r\n1,5|2\r\n");

        Assert.Equal(["a,b|c", "3|1,5|2"], await file.Tables.Single().LinesAsync());
    }

    [Fact]
    public async Task Open_AgainAndAgain_GivesTheSameRowsAndReadsTheFileOncePerReading()
    {
        var content = Encoding.UTF8.GetBytes("id,note\n" + string.Concat(Enumerable.Range(0, 60_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"{number},ein längerer Text\n"))));
        var opened = 0;
        await using var file = await ExportFiles.OpenAsync("s.csv", () =>
        {
            opened++;
            return new DribblingStream(content);
        });
        var table = file.Tables.Single();

        Assert.Null(file.ContentHash);
        var first = await table.LinesAsync();
        Assert.Equal((60_001, 1), (first.Count, opened));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), file.ContentHash);
        Assert.Equal(first, await table.LinesAsync());
        Assert.Equal(2, opened);
    }

    [Fact]
    public async Task OpenHead_LongText_GivesWholeRowsOfTheFirstMegabyteWithoutReadingOn()
    {
        var row = $"{new string('x', 996)},\"a\nb\"\n";
        var opened = 0;
        await using var file = await ExportFiles.OpenAsync("s.csv", () =>
        {
            opened++;
            return new DribblingStream(Encoding.UTF8.GetBytes($"id,note\n{string.Concat(Enumerable.Repeat(row, 3_000))}"));
        });
        var table = file.Tables.Single();
        for (var time = 0; time < 2; time++)
        {
            await using var head = await table.OpenHeadAsync(CancellationToken.None);
            var lines = await head.LinesAsync(table);

            Assert.InRange(lines.Count, 900, 1_048);
            Assert.All(lines.Skip(1), line => Assert.EndsWith("x|a\nb", line, StringComparison.Ordinal));
        }
        Assert.Equal(1, opened);
        Assert.Equal(3_001, (await table.LinesAsync()).Count);
    }

    [Theory]
    [InlineData("s.jsonl", "{\"id\":\"a\"}\n{\"id\":\"b\"}\n")]
    [InlineData("s.json", "[{\"id\":\"a\"},\n{\"id\":\"b\"}]")]
    [InlineData("s.csv", "id\na\nb")]
    public async Task OpenHead_ShortText_GivesAllRows(string name, string text)
    {
        await using var file = await ExportFiles.OpenAsync(name, text);
        await using var head = await file.Tables.Single().OpenHeadAsync(CancellationToken.None);

        Assert.Equal(["a", "b"], (await head.LinesAsync(file.Tables.Single())).Skip(1).Select(line => line[(line.IndexOf('|', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public async Task OpenHead_ListCutByTheMegabyte_GivesTheObjectsBeforeTheCut()
    {
        var objects = Enumerable.Range(0, 3_000).Select(number => $$"""{"id":"{{new string('y', 1_000)}}"}""");
        await using var file = await ExportFiles.OpenAsync("s.json", $"{{\"count\":3000,\"data\":[{string.Join(',', objects)}]}}");
        await using var head = await file.Tables.Single().OpenHeadAsync(CancellationToken.None);

        Assert.InRange((await head.LinesAsync(file.Tables.Single())).Count, 1_000, 1_048);
        Assert.Equal(3_001, (await file.Tables.Single().LinesAsync()).Count);
    }

    [Fact]
    public async Task Open_KnownHeaders_KeepTheirPlaces()
    {
        await using var file = await ExportFiles.OpenAsync("s.jsonl", "{\"b\":1}\n{\"a\":2,\"c\":3}\n");
        await using var rows = await file.Tables.Single().OpenAsync(["a", "b"], CancellationToken.None);

        Assert.Equal(["a|b|c", "1||1", "2|2||3"], await rows.LinesAsync(file.Tables.Single()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Open_Utf16WithoutMark_IsToldByItsZeros(bool isBigEndian)
    {
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: false);
        await using var file = await ExportFiles.OpenAsync("s.csv", encoding.GetBytes("客户编号,满意度\n王芳,5\n李娜,4\n"));
        var table = file.Tables.Single();

        Assert.Equal(["客户编号|满意度", "2|王芳|5", "3|李娜|4"], await table.LinesAsync());
        Assert.Equal(isBigEndian ? TextEncoding.Utf16BigEndian : TextEncoding.Utf16, table.Encoding);
    }

    [Theory]
    [InlineData("UTF-8", "id,name\n1,Zoë\n", 65001)]
    [InlineData("Windows-1252", "id,name\n1,Zoë et François à l'été\n", 1252)]
    [InlineData("GB18030", "id,name\n1,客服态度很好，但问题没有解决\n", 54936)]
    public async Task Open_OtherEncoding_IsSaidAndNoFault(string said, string text, int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.UTF8;
        await using var file = await ExportFiles.OpenAsync("s.csv", encoding.GetBytes(text));
        var table = file.Tables.Single();

        Assert.Equal(text.Replace(",", "|", StringComparison.Ordinal).Replace("\n1|", "\n2|1|", StringComparison.Ordinal).Trim().Split('\n'), await table.LinesAsync());
        Assert.Equal(said, table.Encoding.Name);
    }

    [Fact]
    public async Task Open_NulOrBytesThatAreNoText_AreTheRowsFault()
    {
        await using var file = await ExportFiles.OpenAsync("s.csv", [.. "id,naïve\n1,\0\n2,"u8, 0xC3, 0x28, .. "\n3,é\n4,é\n"u8]);

        Assert.Equal(
            ["id|naïve", "2! a NUL character where text was expected", "3! bytes that are no UTF-8 text", "4|3|é", "5|4|é"], await file.Tables.Single().LinesAsync());
    }

    [Theory]
    [InlineData("<html><body><table><tr><td>Call Id</td></tr></table>")]
    [InlineData("\r\n<!DOCTYPE html>\n<table>")]
    [InlineData("<?xml version=\"1.0\"?><Workbook>")]
    public async Task Open_WebPageNamedAsWorkbook_IsSaidToBeOne(string text) =>
        Assert.Contains("web page or XML", await ExportFiles.MessageAsync("calls.xls", Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n\t\n", "empty")]
    [InlineData("%PDF-1.7 x", "no text")]
    [InlineData("\u0009\u0008\u0010\0\0\u0005\u0005\0\0\0\0", "Excel 95 or older")]
    public async Task Open_NothingOrNoText_IsUnreadable(string text, string said) =>
        Assert.Contains(said, await ExportFiles.MessageAsync("s.csv", Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("s.csv", "id,note\na,x\nb,{0}\nc,y\n")]
    [InlineData("s.jsonl", "{{\"id\":\"a\"}}\n\n{{\"id\":\"b\",\"note\":\"{0}\"}}\n{{\"id\":\"c\"}}\n")]
    public async Task Read_CellBeyondTheBound_IsItsRowsFault(string name, string text)
    {
        await using var file = await ExportFiles.OpenAsync(name, string.Format(CultureInfo.InvariantCulture, text, new string('x', 2_000)), new ExportLimits { MaxCellBytes = 1_024 });
        var lines = await file.Tables.Single().LinesAsync();

        Assert.Equal("3! a cell of more than 1 KB", lines[2]);
        Assert.StartsWith("4|c|", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s.jsonl")]
    [InlineData("s.json")]
    public async Task Read_JsonNestedAThousandDeepAndMore_IsItsRowsFault(string name)
    {
        var deep = $"{{\"id\":{new string('[', 200_000)}{new string(']', 200_000)}}}";
        string[] objects = ["{\"id\":\"a\"}", deep, "{\"id\":\"c\"}"];
        await using var file = await ExportFiles.OpenAsync(name, name == "s.jsonl" ? string.Join('\n', objects) : $"[{string.Join(",\n", objects)}]");
        var lines = await file.Tables.Single().LinesAsync();

        Assert.Equal(4, lines.Count);
        Assert.EndsWith("! text that is no JSON object", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("|c", lines[3], StringComparison.Ordinal);
    }
}
