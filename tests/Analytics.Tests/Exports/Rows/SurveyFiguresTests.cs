using Analytics.Customers;
using Analytics.Exports;

namespace Analytics.Tests.Exports.Rows;

public sealed class SurveyFiguresTests
{
    [Fact]
    public async Task Read_ColumnsOfNumbersBesideTheAnswers_AreFigures()
    {
        var rows = Enumerable.Range(0, 60).Select(index => FormattableString.Invariant($"{index + 1000},{1 + (index % 5)},{index % 7},\"{index % 9},50\",shop {index % 3},{(index == 3 ? "" : "12")}{index % 4}"));
        var (read, _) = await ExportReading.ReadAsync(ExportKind.Surveys, "s.csv", "row,csat,visits,spend,shop,points\n" + string.Join('\n', rows));

        var figures = ((SurveyResponse)read[8].Record!).Figures!;
        Assert.Equal(["points", "spend", "visits"], figures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((1, 8.5, 120), (figures["visits"], figures["spend"], figures["points"]));
    }

    [Fact]
    public async Task Read_NothingButRatings_HasNoFigures()
    {
        var (read, _) = await ExportReading.ReadAsync(ExportKind.Surveys, "s.csv", "csat,nps\n" + string.Join('\n', Enumerable.Range(0, 40).Select(index => FormattableString.Invariant($"{1 + (index % 5)},{index % 11}"))));

        Assert.All(read, row => Assert.Null(((SurveyResponse)row.Record!).Figures));
    }
}
