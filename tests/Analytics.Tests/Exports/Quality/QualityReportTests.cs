using System.Globalization;
using System.Text;
using Analytics.Customers;
using Analytics.Exports;
using Analytics.Exports.Quality;

namespace Analytics.Tests.Exports.Quality;

public sealed class QualityReportTests
{
    private static readonly DateTimeOffset Written = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Review_AnswersWithoutCustomer_NameTheColumnToMap()
    {
        var text = Lines(100, row => $"r{row},{(row < 54 ? "" : $"c{row}")},X{row}77,2026-03-01T10:00:00Z,{(row % 5) + 1}", "responseId,customerId,External Data Reference,respondedAt,csat");
        var finding = Assert.Single(await FindingsAsync(text), finding => finding.Code == "answersWithoutCustomer");

        Assert.Equal(QualitySeverity.Serious, finding.Severity);
        Assert.Equal("54 % of the answers have no customer id and cannot be used for predictions: map 'External Data Reference'.", finding.English);
        Assert.Contains("54 % 的答卷没有客户编号", finding.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_RejectedRows_SayReasonLineAndRemedy()
    {
        var text = Lines(100, row => $"r{row},c{row},2026-03-01T10:00:00Z,{(row % 10 == 3 ? "blue" : "4")}", "responseId,customerId,respondedAt,csat");
        var finding = Assert.Single(await FindingsAsync(text), finding => finding.Code == "rejectedRows");

        Assert.StartsWith("10 % of the rows were rejected, most often (10) for text where a rating was expected", finding.English, StringComparison.Ordinal);
        Assert.Contains("first in line 5", finding.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-04-01T08:00:00", "8.0 hours")]
    [InlineData("2026-09-01T08:00:00", "153 days")]
    public async Task Review_TimesAfterTheFileWasWritten_AreAClockOrAnOrder(string last, string said)
    {
        var finding = Assert.Single(await FindingsAsync($"responseId,respondedAt,csat\nr1,2026-03-02T00:00:00,4\nr2,{last},5\n"), finding => finding.Code == "futureTimes");

        Assert.Contains(said, finding.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_ReversedSatisfaction_IsSerious()
    {
        var text = Lines(100, row => $"r{row},c{row},2026-03-01T10:00:00Z,{5 - (row % 5)},{(row % 5) * 2}", "responseId,customerId,respondedAt,csat,nps");

        Assert.Contains(await FindingsAsync(text), finding => finding is { Code: "reversedScale", Severity: QualitySeverity.Serious });
    }

    [Fact]
    public async Task Review_NightWork_AsksForTheZone()
    {
        var text = Lines(300, row => string.Create(CultureInfo.InvariantCulture, $"r{row},c{row},2026-03-{(row % 28) + 1:00}T{1 + (row % 7):00}:15:00,4"), "responseId,customerId,respondedAt,csat");

        Assert.Contains(await FindingsAsync(text), finding => finding.Code == "nightHours");
    }

    [Fact]
    public async Task Review_OrdinaryExports_FindNothing()
    {
        var exports = new List<ExportSummary>();
        for (var month = 1; month <= 4; month++) exports.Add(await ReadAsync(Month(month, 400, row => row * 7 % 5)));
        var report = QualityReport.Of(exports, [.. exports.Select(_ => Written.AddYears(1))], [], 0, 500);

        Assert.All(report.Exports, Assert.Empty);
        Assert.Empty(report.Overall);
    }

    [Fact]
    public async Task Review_AgainstEarlierExports_TellsVolumeSpreadAndVanishedFields()
    {
        var exports = new List<ExportSummary>();
        for (var month = 1; month <= 3; month++) exports.Add(await ReadAsync(Month(month, 400, row => row * 7 % 5)));
        exports.Add(await ReadAsync(Month(4, 2_000, row => row % 10 == 0 ? 1 : 0).Replace(",expertise", ",unknown", StringComparison.Ordinal)));
        var report = QualityReport.Of(exports, [.. exports.Select(_ => Written.AddYears(1))], [], 0, 500);

        Assert.All(report.Exports.Take(3), Assert.Empty);
        Assert.Equal(["fieldVanished", "spreadChanged", "volumeChanged"], report.Exports[3].Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(report.Exports[3], finding => finding.English.StartsWith("The values of csat are spread otherwise", StringComparison.Ordinal));
        Assert.Contains(report.Exports[3], finding => finding.English.StartsWith("expertise is filled in 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Review_AllTogether_TellsHistoryLeaversDriversAndIdsThatDoNotMeet()
    {
        var answers = await ReadAsync(Lines(60, row => $"r{row},c{row},2026-03-{(row % 28) + 1:00}T10:00:00Z,4", "responseId,customerId,respondedAt,csat"));
        var builder = new TimelineBuilder();
        for (var row = 0; row < 60; row++)
        {
            builder.Add(new Customer { CustomerId = $"{row:00000}" });
            builder.Add(new SurveyResponse { ResponseId = $"r{row}", CustomerId = $"c{row}", RespondedAt = Written, Csat = 4 });
        }
        var report = QualityReport.Of([answers], [Written], builder.Build().Timelines, 187, 12);

        Assert.Equal(["fewLeavers", "idsDoNotMeet", "missingDrivers", "shortHistory"], report.Overall.Select(finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.All(report.Overall, finding => Assert.True(finding.English.EndsWith('.') && finding.Chinese.EndsWith('。')));
    }

    private static string Month(int month, int rows, Func<int, int> rating) => Lines(
        rows,
        row => string.Create(CultureInfo.InvariantCulture, $"m{month}-{row},c{row},2026-{month:00}-{(row % 28) + 1:00}T{8 + (row % 10):00}:30:00Z,{rating(row) + 1},{rating(row) + 1},{rating(row) + 1},{rating(row) + 1}"),
        "responseId,customerId,respondedAt,csat,timeliness,convenience,expertise");

    private static string Lines(int count, Func<int, string> row, string header) => string.Join('\n', Enumerable.Range(0, count).Select(row).Prepend(header));

    private static async Task<IReadOnlyList<QualityFinding>> FindingsAsync(string text) => new ExportReview(await ReadAsync(text), Written).Findings();

    private static async Task<ExportSummary> ReadAsync(string text) => (await ExportReading.ReadAsync(ExportKind.Surveys, "s.csv", Encoding.UTF8.GetBytes(text))).Summary;
}
