using System.Globalization;
using System.Text;
using Analytics.Exports;
using static Analytics.Tests.Exports.Formats.Workbooks.XlsxFile;

namespace Analytics.Tests.Exports.Formats.Workbooks;

public sealed class XlsxWorkbookTests
{
    [Fact]
    public async Task Read_CellsOfEveryKind_AreTextAsPeopleMeanIt()
    {
        var file = new XlsxFile().Sheet(
            "Answers",
            ["what", "value"],
            ["text", " 非常满意, \"very\"\nsatisfied "],
            ["whole", 4],
            ["whole with fraction", new Xml("<c r=\"{r}\"><v>4.0</v></c>")],
            ["fraction", 0.1],
            ["sum", 0.1 + 0.2],
            ["small", 1.5e-10],
            ["exponent", new Xml("<c r=\"{r}\"><v>1.2E3</v></c>")],
            ["negative", -3.25],
            ["long id", new Xml("<c r=\"{r}\"><v>1234567890123456789</v></c>")],
            ["yes", true],
            ["no", false],
            ["day", new Formatted(46086, "yyyy\\-mm\\-dd")],
            ["moment", new Formatted(46086.604861111112, "d/m/yy h:mm")],
            ["time", new Formatted(0.5, "h:mm AM/PM")],
            ["duration", new Formatted(1.5, "[h]:mm:ss")],
            ["talk", new Formatted(0.0021875, "mm:ss")],
            ["not a day", new Formatted(-5, "d/m/yy")],
            ["percent", new Formatted(0.25, "0%")],
            ["error", new Xml("<c r=\"{r}\" t=\"e\"><v>#N/A</v></c>")],
            ["formula", new Xml("<c r=\"{r}\"><f>1+1</f><v>2</v></c>")],
            ["formula text", new Xml("<c r=\"{r}\" t=\"str\"><f>\"a\"&amp;\"b\"</f><v>ab &amp; c</v></c>")],
            ["formula never computed", new Xml("<c r=\"{r}\"><f>A1</f></c>")],
            ["inline", new Xml("<c r=\"{r}\" t=\"inlineStr\"><is><r><t>in</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> line</t></r><rPh><t>no</t></rPh></is></c>")],
            ["iso", new Xml("<c r=\"{r}\" t=\"d\"><v>2026-03-05T14:30:00</v></c>")],
            ["escaped", "two_x000D__x000a_lines_x00zz_"],
            ["empty style", new Xml("<c r=\"{r}\" s=\"1\"/>")],
            ["no such text", new Xml("<c r=\"{r}\" t=\"s\"><v>9999</v></c>")]);
        await using var export = await ExportFiles.OpenAsync("s.xlsx", file.ToArray());

        Assert.Equal(
            [
                "what|value", "2|text| 非常满意, \"very\"\nsatisfied ", "3|whole|4", "4|whole with fraction|4", "5|fraction|0.1", "6|sum|0.30000000000000004", "7|small|1.5E-10",
                "8|exponent|1200", "9|negative|-3.25", "10|long id|1234567890123456789", "11|yes|true", "12|no|false", "13|day|2026-03-05", "14|moment|2026-03-05T14:31:00",
                "15|time|12:00:00", "16|duration|36:00:00", "17|talk|0:03:09", "18|not a day|-5", "19|percent|0.25", "20|error|", "21|formula|2", "22|formula text|ab & c",
                "23|formula never computed|", "24|inline|in line", "25|iso|2026-03-05T14:30:00", "26|escaped|two\r\nlines_x00zz_", "27|empty style|", "28|no such text|",
            ],
            await export.Tables.Single().LinesAsync());
    }

    [Fact]
    public async Task Read_DaysFrom1904_AreThoseDays()
    {
        var file = new XlsxFile { IsFrom1904 = true }.Sheet("s", ["day"], [new Formatted(44624, "d/m/yy")]);
        await using var export = await ExportFiles.OpenAsync("s.xlsx", file.ToArray());

        Assert.Equal("2|2026-03-05", (await export.Tables.Single().LinesAsync())[1]);
    }

    [Fact]
    public async Task Open_SeveralSheets_ReadsTheVisibleOneWithTheMostCellsAndNamesTheOthers()
    {
        object?[][] many = [.. Enumerable.Range(0, 60).Select(number => (object?[])[$"code {number}", number, number])];
        var file = new XlsxFile().Sheet("About", ["Made by us"]).Sheet("Codes", "hidden", many).Sheet("Answers", ["id", "score"], ["a", 5]).Sheet("Blank").Sheet("More", "veryHidden", many);
        await using var export = await ExportFiles.OpenAsync("s.xlsx", file.ToArray());

        Assert.Equal("Answers", export.Tables.Single().Name);
        Assert.Equal(["id|score", "2|a|5"], await export.Tables.Single().LinesAsync());
        Assert.Equal(
            [
                "The sheet 'About' was passed over: 'Answers' holds more.", "The sheet 'Codes' was passed over: it is hidden.",
                "The sheet 'Blank' was passed over: it is empty.", "The sheet 'More' was passed over: it is hidden.",
            ],
            export.Notes);
    }

    [Fact]
    public async Task Open_BlankRowsAndATitleAboveTheHeader_ArePassedOver()
    {
        var file = new XlsxFile().Sheet("s", [], ["Survey of March"], [], ["id", "score", "note"], [], ["a", 5, null], [null, null, null], ["b", null, "x"]);
        await using var export = await ExportFiles.OpenAsync("s.xlsx", file.ToArray());

        Assert.Equal(["id|score|note", "6|a|5|", "8|b||x"], await export.Tables.Single().LinesAsync());
        Assert.Equal("The sheet 's' has its column names in row 4; what stands above was taken for a title.", export.Notes.Single());
    }

    [Fact]
    public async Task Open_NoTitle_TakesTheFirstRowForTheHeader()
    {
        var oneColumn = new XlsxFile().Sheet("s", ["customer"], ["a"], ["b"]);
        var unnamed = new XlsxFile().Sheet("s", ["customer"], ["a", 5], ["b", 4]);
        await using var first = await ExportFiles.OpenAsync("s.xlsx", oneColumn.ToArray());
        await using var second = await ExportFiles.OpenAsync("s.xlsx", unnamed.ToArray());

        Assert.Equal(["customer", "2|a", "3|b"], await first.Tables.Single().LinesAsync());
        Assert.Equal(["customer", "2! more cells than the header has columns", "3! more cells than the header has columns"], await second.Tables.Single().LinesAsync());
    }

    [Fact]
    public async Task Raw_Row_IsALineOfCsvWithAsManyCellsAsTheHeader()
    {
        var file = new XlsxFile().Sheet("s", ["a", "b", "c"], ["x,y", "say \"hi\"\n", null], [1, null, null, 4]);
        await using var export = await ExportFiles.OpenAsync("s.xlsx", file.ToArray());
        await using var rows = await export.Tables.Single().OpenAsync(CancellationToken.None);
        await rows.ReadHeaderAsync(CancellationToken.None);

        Assert.True(await rows.ReadAsync(CancellationToken.None));
        Assert.Equal("\"x,y\",\"say \"\"hi\"\"\n\",", Encoding.UTF8.GetString(rows.Raw));
        Assert.True(await rows.ReadAsync(CancellationToken.None));
        Assert.Equal("1,,,4", Encoding.UTF8.GetString(rows.Raw));
        Assert.False(await rows.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task OpenHead_LongSheet_StopsAtAMegabyteOfText()
    {
        object?[][] rows = [["id", "note"], .. Enumerable.Range(0, 3_000).Select(number => (object?[])[number, new string('x', 996)])];
        await using var export = await ExportFiles.OpenAsync("s.xlsx", new XlsxFile().Sheet("s", rows).ToArray());
        await using (var head = await export.Tables.Single().OpenHeadAsync(CancellationToken.None))
            Assert.InRange((await head.LinesAsync(export.Tables.Single())).Count, 1_040, 1_060);

        Assert.Equal(3_001, (await export.Tables.Single().LinesAsync()).Count);
    }

    [Fact]
    public async Task Read_OtherNamespaceAndPrefixes_AreReadAllTheSame()
    {
        var file = new XlsxFile().Sheet("s", ["id"], ["a"]);
        file.Parts["xl/worksheets/sheet1.xml"] = "<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><!-- made by hand --><x:sheetData>"
            + "<x:row><x:c t=\"inlineStr\"><x:is><x:t>id</x:t></x:is></x:c></x:row><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>";
        await using var export = await ExportFiles.OpenAsync("s.xlsx", file.ToArray());

        Assert.Equal(["id", "2|7"], await export.Tables.Single().LinesAsync());
    }

    [Fact]
    public async Task Read_ReferencesInSmallLettersOrWithoutColumns_FindTheirCells()
    {
        var file = new XlsxFile().SheetXml(
            "s",
            "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c><c t=\"str\"><v>c</v></c></row>"
            + "<row r=\"3\"><c r=\"c3\"><v>3</v></c></row><row><c r=\"0\"><v>1</v></c><c r=\"1\"><v>2</v></c></row>");
        await using var export = await ExportFiles.OpenAsync("s.xlsx", file.ToArray());

        Assert.Equal(["a|b|c", "3|||3", "4|1|2|"], await export.Tables.Single().LinesAsync());
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>", "refers to something outside" },
        { "<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><worksheet><sheetData/></worksheet>", "refers to something outside" },
        { "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>", "XML cannot be read" },
        { "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2000000000\"><c><v>1</v></c></row></sheetData></worksheet>", "no number that can follow" },
        { "<worksheet><sheetData><row r=\"2\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row></sheetData></worksheet>", "no number that can follow" },
        { "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>", "a cell in no column" },
        { "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>x</v></c></row></sheetData></worksheet>", "a text that is none" },
        { "<worksheet><sheetData><row r=\"1\"><c><v>1</v></c></row>", "XML cannot be read" },
        { $"<worksheet>{string.Concat(Enumerable.Repeat("<a>", 5_000))}", "nested too deeply" },
        { "", "XML cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Read_HostileSheet_IsUnreadable(string sheet, string said)
    {
        var file = new XlsxFile().Sheet("s", ["id"], ["a"]);
        file.Parts["xl/worksheets/sheet1.xml"] = sheet;

        var message = await ExportFiles.MessageAsync("s.xlsx", file.ToArray());

        Assert.StartsWith("the workbook is damaged: ", message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("attribute")]
    [InlineData("cells")]
    [InlineData("shared text")]
    public async Task Read_RowWithoutEnd_IsUnreadableAndNotReadIntoMemory(string what)
    {
        // It does not compress so well that the archive itself would be refused.
        var random = new Random(1);
        var noise = string.Concat(Enumerable.Range(0, 400_000).Select(_ => random.Next().ToString("x8", CultureInfo.InvariantCulture)));
        var file = new XlsxFile().Sheet("s", ["id"], ["a"]);
        var row = what switch
        {
            "text" => $"<c t=\"inlineStr\"><is><t>{noise}</t></is></c>",
            "attribute" => $"<c x=\"{noise}\"><v>1</v></c>",
            "cells" => string.Concat(noise.Chunk(8).Select(letters => $"<c r=\"A1\" t=\"str\"><v>{new string(letters)}</v></c>")),
            _ => "<c t=\"s\"><v>0</v></c>",
        };
        file.Parts["xl/worksheets/sheet1.xml"] = $"<worksheet><sheetData><row r=\"1\">{row}</row></sheetData></worksheet>";
        if (what == "shared text") file.Parts["xl/sharedStrings.xml"] = $"<sst><si><t>{noise}</t></si></sst>";

        Assert.Contains("longer than 1 MB", await ExportFiles.MessageAsync("s.xlsx", file.ToArray(), new ExportLimits { MaxRowBytes = 1024 * 1024 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SharedTextInEveryCell_StopsAtTheBoundsOfRowsAndWorkbooks()
    {
        object?[][] wide = [["id"], [.. Enumerable.Repeat<object?>(new string('x', 10_000), 300)]];
        object?[][] tall = [["id"], .. Enumerable.Repeat<object?[]>([new string('x', 10_000)], 300)];

        Assert.Contains("more than 1 MB", await ExportFiles.MessageAsync("s.xlsx", new XlsxFile().Sheet("s", wide).ToArray(), new ExportLimits { MaxRowBytes = 1024 * 1024 }), StringComparison.Ordinal);
        Assert.Contains("holds more than", await ExportFiles.MessageAsync("s.xlsx", new XlsxFile().Sheet("s", tall).ToArray(), new ExportLimits { MaxWorkbookBytes = 2_000_000 }), StringComparison.Ordinal);
        Assert.Contains("holds more than", await ExportFiles.MessageAsync("s.xlsx", new XlsxFile().Sheet("s", tall).ToArray(), new ExportLimits { MaxWorkbookBytes = 10_000 }), StringComparison.Ordinal);
        Assert.Contains("texts are more than", await ExportFiles.MessageAsync("s.xlsx", new XlsxFile().Sheet("s", tall).ToArray(), new ExportLimits { MaxSharedStringBytes = 9_000 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_CellBeyondTheBoundAndColumnsBeyondTheBound_AreSaid()
    {
        var file = new XlsxFile().Sheet("s", ["id", "note"], ["a", new string('x', 2_000)], ["b", "y"]).ToArray();
        await using var export = await ExportFiles.OpenAsync("s.xlsx", file, new ExportLimits { MaxCellBytes = 1_024 });

        Assert.Equal(["id|note", "2! a cell of more than 1 KB", "3|b|y"], await export.Tables.Single().LinesAsync());
        Assert.Contains("at most 1 are read", await ExportFiles.MessageAsync("s.xlsx", file, new ExportLimits { MaxColumns = 1 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/workbook.xml", null, "without sheets")]
    [InlineData("xl/worksheets/sheet1.xml", null, "no sheet of the workbook")]
    [InlineData("xl/_rels/workbook.xml.rels", null, "no sheet of the workbook")]
    [InlineData("xl/workbook.xml", "<workbook>", "XML cannot be read")]
    [InlineData("_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>", "without sheets")]
    [InlineData("_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>", ".xlsb")]
    public async Task Open_PackageWithOtherParts_IsUnreadable(string part, string? content, string said)
    {
        var file = new XlsxFile().Sheet("s", ["id"], ["a"]);
        file.Parts[part] = content;

        Assert.Contains(said, await ExportFiles.MessageAsync("s.xlsx", file.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_EmptyWorkbook_IsUnreadable() =>
        Assert.Contains("no sheet of the workbook holds anything", await ExportFiles.MessageAsync("s.xlsx", new XlsxFile().Sheet("s").Sheet("t", [[]]).ToArray()), StringComparison.Ordinal);

    [Fact]
    public async Task Open_RelationOutOfThePackage_IsLookedUpInThePackageOnly()
    {
        var file = new XlsxFile().Sheet("s", ["id"], ["a"]);
        file.Parts["xl/_rels/workbook.xml.rels"] = "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"../../../../etc/passwd\"/>"
            + "<Relationship Id=\"rIdTexts\" Type=\"x/sharedStrings\" Target=\"http://example.com/strings.xml\" TargetMode=\"External\"/></Relationships>";

        Assert.Contains("no sheet of the workbook", await ExportFiles.MessageAsync("s.xlsx", file.ToArray()), StringComparison.Ordinal);
    }
}
