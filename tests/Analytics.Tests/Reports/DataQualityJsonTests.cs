using System.Text;
using System.Text.Json;
using Analytics.Exports;
using Analytics.Exports.Quality;
using Analytics.Exports.Recognition;
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
            LeftOut = 1,
            IsHeld = true,
            Rejections = [new RejectionCount("年龄", "not a number", 2, 4)],
            Warnings = ["numbered"],
            Tables =
            [
                new TableRecognition
                {
                    Table = "", Format = "csv", Encoding = "UTF-8", Tool = null, Fields = [new RecognizedField(ExportKind.Customers, "customerId", "编号", Evidence.Name, 0.9, "") { Source = "编号" }],
                    Ignored = [new IgnoredColumn("姓名", "personal data (Name) that nothing needs")],
                },
            ],
            LastEventAt = DateTimeOffset.UnixEpoch,
        };

        var json = Encoding.UTF8.GetString(DataQualityJson.Write([summary], new QualityReport([[QualityFinding.Of("code", QualitySeverity.Warning, $"So.", $"如此。")]], [])));

        Assert.Equal(
            """{"exports":[{"name":"客户.csv","kind":"customers","format":"csv","rowsRead":6,"accepted":3,"rejected":2,"duplicates":1,"leftOut":1,"lateRatings":0,"replacedRatings":0,"held":true,"rejections":[{"column":"年龄","reason":"not a number","count":2,"firstLine":4}],"warnings":["numbered"],"findings":[{"code":"code","severity":"warning","english":"So.","chinese":"如此。"}],"tables":[{"table":"","format":"csv","encoding":"UTF-8","tool":null,"fields":[{"kind":"customers","field":"customerId","column":"编号","because":"name","certainty":0.9,"reading":""}],"ignored":[{"column":"姓名","reason":"personal data (Name) that nothing needs"}]}]}],"findings":[]}""",
            string.Concat(json.Split('\n').Select(line => line.Trim())).Replace("\": ", "\":", StringComparison.Ordinal));
        using var document = JsonDocument.Parse(json);
        Assert.Equal(1, document.RootElement.GetProperty("exports").GetArrayLength());
    }
}
