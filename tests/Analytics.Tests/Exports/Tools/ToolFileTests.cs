using System.Text.Json;
using Analytics.Customers;
using Analytics.Exports;
using Analytics.Exports.Mapping;
using Testing;

namespace Analytics.Tests.Exports.Tools;

/// <summary>Every tool's exports are taken in as they are, without a mapping; what is expected lies beside each file.</summary>
public sealed class ToolFileTests
{
    public static TheoryData<string> Files() => new(ToolFiles.All());

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_WithoutMapping_GivesTheExpectedRecords(string file)
    {
        var expected = await File.ReadAllLinesAsync(ToolFiles.PathOf(file + ToolFiles.GoldenEnd));
        var reader = new ExportReader(file.Split('/')[0], file.Split('/')[1], ExportMapping.None);
        var records = new List<string>();
        await foreach (var row in reader.ReadAsync(_ => ValueTask.FromResult<Stream>(File.OpenRead(ToolFiles.PathOf(file)))))
            records.AddRange(row.Records.Select(Line));

        Assert.Equal(expected[0], Account(reader.Summary));
        Assert.Equal(expected[1..], records);
    }

    private static string Account(ExportSummary summary)
    {
        var reasons = summary.Rejections.GroupBy(rejection => rejection.Reason).OrderBy(reason => reason.Min(rejection => rejection.FirstLine)).ToDictionary(reason => reason.Key, reason => reason.Sum(rejection => rejection.Count));
        var tool = summary.Tables.Select(table => table.Tool).FirstOrDefault(tool => tool is not null);
        return JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["tool"] = tool,
            ["rowsRead"] = summary.RowsRead,
            ["accepted"] = summary.Accepted,
            ["rejected"] = summary.Rejected,
            ["duplicates"] = summary.Duplicates,
            ["reasons"] = reasons,
        });
    }

    private static string Line(CanonicalRecord record)
    {
        var line = RecordText.Of(record);
        // An id made from the row's content says nothing that is worth reading.
        return record.RecordId.StartsWith("row-", StringComparison.Ordinal) ? line.Replace($"\"{IdName(record)}\":\"{record.RecordId}\",", "", StringComparison.Ordinal) : line;
    }

    private static string IdName(CanonicalRecord record) => record.Kind == RecordKind.Survey ? CanonicalFields.ResponseId : CanonicalFields.InteractionId;
}
