namespace Analytics.Tests.Exports.Formats;

public sealed class JsonWrappingTests
{
    private const string Rows = """[{"id":1,"score":"good","tags":["a"]},{"id":2,"score":"bad","who":{"name":"x"}}]""";

    public static TheoryData<string> Wrappings => new()
    {
        $$"""{"satisfaction_ratings":{{Rows}},"next_page":null,"previous_page":null,"count":2}""",
        $$"""{"type":"list","pages":{"next":"} ] , \" {","page":1},"data":{{Rows}}}""",
        $$"""{"errors":[],"names":["a","b"],"data":{{Rows}},"more":[{"id":3}]}""",
        $$"""{ "data" : {{Rows}} , "total" : 2 }""",
        $$"""{"da\u0074a":{{Rows}}}""",
    };

    [Theory]
    [MemberData(nameof(Wrappings))]
    public async Task Open_ListInAnObject_GivesItsRows(string text)
    {
        foreach (var name in new[] { "page.json", "page.txt" })
        {
            await using var file = await ExportFiles.OpenAsync(name, text);

            Assert.Equal("json", file.Tables.Single().Format);
            Assert.Equal(["id|score|tags|who.name", "1|1|good|[\"a\"]", "1|2|bad||x"], await file.Tables.Single().LinesAsync());
        }
    }

    [Fact]
    public async Task Open_ListInAnObjectOverSeveralLines_CountsTheFilesLines()
    {
        await using var file = await ExportFiles.OpenAsync("page.json", "{\n  \"count\": 2,\n  \"data\": [\n    {\"id\": 1},\n    {\n      \"id\": 2\n    }\n  ]\n}\n");

        Assert.Equal(["id", "4|1", "5|2"], await file.Tables.Single().LinesAsync());
    }

    [Theory]
    [InlineData("rows.json", "{\"id\":1,\"tags\":[{\"a\":1}]}\n{\"id\":2,\"tags\":[]}\n")]
    [InlineData("rows.jsonl", "{\"id\":1,\"tags\":[{\"a\":1}]}\n")]
    public async Task Open_ObjectALineWithListsInThem_GivesALineARow(string name, string text)
    {
        await using var file = await ExportFiles.OpenAsync(name, text);

        Assert.Equal("jsonl", file.Tables.Single().Format);
        Assert.Equal("1|1|[{\"a\":1}]", (await file.Tables.Single().LinesAsync())[1]);
    }

    [Fact]
    public async Task Open_EmptyListInAnObject_HasNoRows()
    {
        await using var file = await ExportFiles.OpenAsync("page.json", """{"data":[],"count":0}""");

        Assert.Equal([""], await file.Tables.Single().LinesAsync());
    }

    [Theory]
    [InlineData("{\"count\":2,\n\"data\":[{\"id\":1},\n{\"id\":2", "line 3: the JSON list is not closed")]
    [InlineData("{\"data\":[{\"id\":1}],\n\"count\":2", "line 2: the JSON list is not closed")]
    [InlineData("{\"data\":[{\"id\":1}],\"count\":2}\n]", "line 2: there is something behind the end")]
    public async Task Read_WrappedListThatBreaksOff_IsUnreadable(string text, string said) =>
        Assert.StartsWith(said, await ExportFiles.MessageAsync("page.json", System.Text.Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);
}
