using System.Text;
using System.Text.Json;
using Analytics.Exports;
using Analytics.Exports.Quality;
using Analytics.Reports;

namespace Analytics.Tests.Reports;

public sealed class DataQualityJsonTests
{
    [Fact]
    public void Write_Summary_HasTheAgreedNamesInOrder()
    {
        var summary = new ExportSummary
        {
            Name = "客户.csv",
            Kind = ExportKind.Customers,
            Format = "csv",
            RowsRead = 6,
            Accepted = 3,
            Rejected = 2,
            Duplicates = 1,
            Rejections = [new RejectionCount("年龄", "not a number", 2, 4)],
            Warnings = ["numbered"],
            LastEventAt = DateTimeOffset.UnixEpoch,
        };

        var json = Encoding.UTF8.GetString(DataQualityJson.Write([summary], new QualityReport([[QualityFinding.Of("code", QualitySeverity.Warning, $"So.", $"如此。")]], [])));

        Assert.Equal(
            """{"exports":[{"name":"客户.csv","kind":"customers","format":"csv","rowsRead":6,"accepted":3,"rejected":2,"duplicates":1,"rejections":[{"column":"年龄","reason":"not a number","count":2,"firstLine":4}],"warnings":["numbered"],"findings":[{"code":"code","severity":"warning","english":"So.","chinese":"如此。"}]}],"findings":[]}""",
            string.Concat(json.Split('\n').Select(line => line.Trim())).Replace("\": ", "\":", StringComparison.Ordinal));
        using var document = JsonDocument.Parse(json);
        Assert.Equal(1, document.RootElement.GetProperty("exports").GetArrayLength());
    }
}
