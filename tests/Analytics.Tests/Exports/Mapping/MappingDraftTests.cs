using System.Text;
using Analytics.Exports;
using Analytics.Exports.Mapping;
using Analytics.Tests.Exports.Tools;
using Testing;

namespace Analytics.Tests.Exports.Mapping;

public sealed class MappingDraftTests
{
    [Theory]
    [MemberData(nameof(ToolFileTests.Files), MemberType = typeof(ToolFileTests))]
    public async Task Of_ExportOfATool_ReadBackGivesTheSameRecords(string file)
    {
        var (kind, name) = (file.Split('/')[0], file.Split('/')[1]);
        var content = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "tests", "Analytics.Tests", "Exports", "Tools", "Files", file));
        var (rows, summary) = await ExportReading.ReadAsync(kind, name, content);

        var draft = ExportMapping.Parse(MappingDraft.Of(summary, ExportMapping.None, name, "mapping.schema.json").ToJson());
        var (again, _) = await ExportReading.ReadAsync(kind, name, content, draft);

        Assert.True(draft.AppliesTo(kind, name));
        Assert.Equal(Lines(rows), Lines(again));
        Assert.Equal(rows.Select(row => row.Outcome), again.Select(row => row.Outcome));
    }

    [Fact]
    public async Task Of_ExportReadByAMapping_KeepsWhatCannotBeRecognised()
    {
        var given = ExportMapping.Parse("""
            { "timeZone": "Asia/Shanghai", "keys": { "subscription": "sub" }, "interactions": { "columns": { "customerId": "who", "occurredAt": { "column": "day", "format": "dmy" } }, "type": "renewal" } }
            """u8);
        var (_, summary) = await ExportReading.ReadAsync(ExportKind.Interactions, "subs.csv", "sub,who,day\ns1,a,03.04.2026\n", given);

        var part = Assert.Single(MappingDraft.Of(summary, given, "subs*", "mapping.schema.json").Tables);

        Assert.Equal(("subs*", "Asia/Shanghai", "sub"), (part.Files, part.TimeZone, part.Keys["subscription"]));
        Assert.Equal(("dmy", "renewal"), (part.Interactions!.Columns["occurredAt"].Format, part.Interactions.Type));
    }

    [Fact]
    public async Task ToJson_Draft_LeavesOutWhatIsNotSaid()
    {
        var (_, summary) = await ExportReading.ReadAsync(ExportKind.Surveys, "answers.csv", "customerId,nps\na,9\n");

        var json = Encoding.UTF8.GetString(MappingDraft.Of(summary, ExportMapping.None, "answers.csv", "mapping.schema.json").ToJson());

        Assert.Equal(
            """{"$schema":"mapping.schema.json","tables":[{"files":"answers.csv","surveys":{"columns":{"customerId":"customerId","nps":"nps"}}}]}""",
            string.Concat(json.Split('\n').Select(line => line.Trim())).Replace("\": ", "\":", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Lines(IEnumerable<ExportRow> rows) => rows.SelectMany(row => row.Records).Select(RecordText.Of);
}
