using System.Globalization;
using System.Text;
using Analytics.Customers;
using Analytics.Exports;
using Analytics.Exports.Mapping;

namespace Analytics.Tests.Exports.Formats;

public sealed class JsonRowsTests
{
    [Theory]
    [InlineData("march.jsonl")]
    [InlineData("march.ndjson")]
    [InlineData("march.txt")]
    [InlineData("march.json")]
    public async Task Read_ObjectsALine_AreRowsWhateverTheName(string name)
    {
        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Surveys, name, """
            {"responseId":"r1","customerId":"C-7","respondedAt":"2026-03-05T14:30:00+08:00","csat":4,"nps":9,"comment":"schnell \"und\" gut \u00e9 \ud83d\ude00"}

            {"responseId":"r2","nps":null,"csat":5.0,"customerId":1234567890123456789}
            """);

        Assert.Equal("jsonl", summary.Format);
        Assert.Equal((2, 2, 0, 0), summary.Counts());
        Assert.Equal([1, 3], rows.Select(row => row.LineNumber));
        var first = Assert.IsType<SurveyResponse>(rows[0].Record);
        Assert.Equal(("r1", "C-7", 4d, 9d), (first.ResponseId, first.CustomerId, first.Csat, first.Nps));
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 6, 30, 0, TimeSpan.Zero), first.RespondedAt);
        Assert.Equal("schnell \"und\" gut é 😀", first.Comment);
        var second = Assert.IsType<SurveyResponse>(rows[1].Record);
        Assert.Equal(("1234567890123456789", 5d, null), (second.CustomerId, second.Csat, second.Nps));
    }

    [Theory]
    [InlineData("{\"customerId\":\"b\"", "text that is no JSON object")]
    [InlineData("{\"customerId\":\"b\"} {}", "text that is no JSON object")]
    [InlineData("{'customerId':'b'}", "text that is no JSON object")]
    [InlineData("customerId,plan", "text that is no JSON object")]
    [InlineData("[\"b\"]", "a JSON value that is no object")]
    [InlineData("7", "a JSON value that is no object")]
    [InlineData("{\"customerId\":\"\\ud83d\"}", "half of a surrogate pair in a text")]
    [InlineData("{\"customerId\":\"b\",\"\\ud83d\":1}", "half of a surrogate pair in a text")]
    [InlineData("{\"customerId\":\"a\\u0000b\"}", "a control character in an id")]
    public async Task Read_MalformedLine_IsRejectedAndTheRestRead(string line, string reason)
    {
        var (rows, summary) = await ExportReading.ReadAsync(
            ExportKind.Customers, "list.jsonl", $$"""
            {"customerId":"a","plan":"x"}
            {{line}}
            {"customerId":"c","plan":"y"}
            """);

        Assert.Equal((3, 2, 1, 0), summary.Counts());
        Assert.Equal((2, reason), (rows[1].LineNumber, rows[1].Rejection!.Reason));
        Assert.Equal(line, rows[1].Raw);
        Assert.Equal(["a", "c"], rows.Where(row => row.Outcome == RowOutcome.Accepted).Select(row => row.Record!.CustomerId));
    }

    [Fact]
    public async Task Read_NestedValues_AreFlattenedOneLevelAndKeptAsJsonBelow()
    {
        var (rows, _) = await ExportReading.ReadAsync(
            ExportKind.Customers, "list.jsonl", """{"customerId":"a","plan":{"name":"gold","terms":{"months":24}},"tags":["x", "y"],"active":true,"empty":{}}""");

        var attributes = Assert.IsType<Customer>(rows.Single().Record).Attributes!;
        Assert.Equal(
            [("active", "true"), ("plan.name", "gold"), ("plan.terms", """{"months":24}"""), ("tags", """["x", "y"]""")],
            attributes.Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Fact]
    public async Task Read_PropertiesInAnyOrderAndMissing_FindTheirColumns()
    {
        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Interactions, "calls.jsonl", """
            {"type":"call","customerId":"a","occurredAt":"2026-03-01"}
            {"occurredAt":"2026-03-02","waitMinutes":12,"type":"chat","customerId":"b"}
            {"customerId":"c","type":"chat"}
            """);

        Assert.Equal((3, 2, 1, 0), summary.Counts());
        var second = Assert.IsType<Interaction>(rows[1].Record);
        Assert.Equal(("b", "chat", 12d), (second.CustomerId, second.Type, second.WaitMinutes));
        Assert.Equal(new RowRejection(3, "occurredAt", "no time"), rows[2].Rejection);
    }

    [Fact]
    public async Task Read_PropertyFirstSeenFarBehind_IsAColumnFromThereOn()
    {
        var text = new StringBuilder();
        for (var number = 0; text.Length < 1_200_000; number++) text.Append(CultureInfo.InvariantCulture, $$"""{"customerId":"c{{number}}","plan":"{{new string('p', 500)}}"}""").Append('\n');
        text.Append("""{"customerId":"last","segment":"gold","late":"yes"}""");

        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Customers, "list.jsonl", text.ToString());

        Assert.Equal(0, summary.Rejected);
        var last = Assert.IsType<Customer>(rows[^1].Record);
        Assert.Equal(("gold", "yes"), (last.Segment, last.Attributes!["late"]));
    }

    [Fact]
    public async Task Read_SameObjectAgain_IsADuplicateAndHasTheSameIdInALaterExport()
    {
        const string Row = """{"customerId":"a","occurredAt":"2026-03-01","type":"call"}""";
        var (first, summary) = await ExportReading.ReadAsync(ExportKind.Interactions, "a.jsonl", $"{Row}\n{Row}\n");
        var (second, _) = await ExportReading.ReadAsync(ExportKind.Interactions, "b.jsonl", $"{Row.Replace("call", "chat", StringComparison.Ordinal).Replace("}", ",\"new\":1}", StringComparison.Ordinal)}\n{Row}\n");

        Assert.Equal((2, 1, 0, 1), summary.Counts());
        Assert.Equal(first[0].Record!.RecordId, second[1].Record!.RecordId);
    }

    [Fact]
    public async Task Read_MappingOfProperties_IsFollowedAndAMissingOneNamed()
    {
        var mapping = ExportMapping.Parse("""{"surveys":{"columns":{"customerId":"who.id","csat":"score"}}}"""u8);
        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Surveys, "s.jsonl", "{\"other\":1}\n{\"who\":{\"id\":\"a\"},\"score\":4}\n", mapping);
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => ExportReading.ReadAsync(ExportKind.Surveys, "s.jsonl", "{\"score\":4}\n", mapping));

        Assert.Equal(("a", 4d), (rows[1].Record!.CustomerId, Assert.IsType<SurveyResponse>(rows[1].Record).Csat));
        Assert.Contains("'who.id'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list.json", "[{\"customerId\":\"a\"},\n {\n  \"customerId\": \"b ] } , \\\" \\\\\",\n  \"tags\": [1, [2]]\n },\n5,\n{\"customerId\":\"c\"}\n]\n")]
    [InlineData("list.txt", "\n[ {\"customerId\":\"a\"}, {\"customerId\":\"b ] } , \\\" \\\\\"},\n\n\n\n5,\n{\"customerId\":\"c\"}]")]
    public async Task Read_ListOfObjects_IsOneRowAnElement(string name, string text)
    {
        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Customers, name, text);

        Assert.Equal("json", summary.Format);
        Assert.Equal((4, 3, 1, 0), summary.Counts());
        Assert.Equal(["a", "b ] } , \" \\", "c"], rows.Where(row => row.Record is not null).Select(row => row.Record!.CustomerId));
        Assert.Equal(new RowRejection(6, null, "a JSON value that is no object"), rows[2].Rejection);
        Assert.Equal(7, rows[3].LineNumber);
    }

    [Theory]
    [InlineData("[{\"customerId\":\"a\"},\n{\"customerId\":\"b\"", 2, "cut off")]
    [InlineData("[{\"customerId\":\"a\"}", 1, "cut off")]
    [InlineData("[{\"customerId\":\"a\"}]\n\n{\"customerId\":\"b\"}", 3, "behind the end")]
    [InlineData("\"customerId\"", 1, "no JSON")]
    [InlineData("{\n\"customerId\": \"a\"\n}", 1, "one object a line")]
    public async Task Read_BrokenJson_IsUnreadableFromItsLine(string text, int line, string named)
    {
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => ExportReading.ReadAsync(ExportKind.Customers, "list.json", text));

        Assert.Equal(line, exception.LineNumber);
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_MorePropertiesThanColumns_RejectsTheRowThatHasThem()
    {
        var text = "{\"customerId\":\"a\",\"x1\":1}\n{\"customerId\":\"b\",\"x2\":1}\n{\"customerId\":\"c\",\"x1\":2}\n"u8.ToArray();

        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Customers, "list.jsonl", text, limits: new ExportLimits { MaxColumns = 2 });

        Assert.Equal([RowOutcome.Accepted, RowOutcome.Rejected, RowOutcome.Accepted], rows.Select(row => row.Outcome));
    }

    [Fact]
    public async Task Read_SameRowsAsCsv_GiveTheSameRecords()
    {
        var random = new Random(5);
        var csv = new StringBuilder("responseId,customerId,respondedAt,csat,nps,comment\n");
        var json = new StringBuilder();
        for (var number = 0; number < 3_000; number++)
        {
            var (csat, nps) = (random.Next(0, 7), random.Next(0, 11));
            var comment = new string((char)random.Next('a', 'z'), random.Next(0, 900));
            csv.Append(CultureInfo.InvariantCulture, $"r{number},c{number % 50},2026-03-0{(number % 9) + 1},{csat},{nps},{comment}\n");
            json.Append(CultureInfo.InvariantCulture, $$"""{"responseId":"r{{number}}","customerId":"c{{number % 50}}","respondedAt":"2026-03-0{{(number % 9) + 1}}","csat":{{csat}},"nps":"{{nps}}","comment":"{{comment}}"}""").Append('\n');
        }

        var (expected, csvSummary) = await ExportReading.ReadAsync(ExportKind.Surveys, "a.csv", csv.ToString());
        var (lines, summary) = await ExportReading.ReadAsync(ExportKind.Surveys, "a.jsonl", json.ToString());
        var (list, _) = await ExportReading.ReadAsync(ExportKind.Surveys, "a.json", $"[{json.ToString().TrimEnd().Replace("\n", ",\n", StringComparison.Ordinal)}]");

        Assert.Equal(csvSummary.Counts(), summary.Counts());
        Assert.Equal(expected.Select(row => row.Record), lines.Select(row => row.Record));
        Assert.Equal(expected.Select(row => row.Record), list.Select(row => row.Record));
    }
}
