using System.Globalization;
using Analytics.Exports;
using Analytics.Exports.Mapping;
using Analytics.Exports.Quality;

namespace Analytics.Tests.Exports.Quality;

public sealed class ExportProfileTests
{
    private const string Header = "ticket,account,opened,hours,rated,stars\n";

    private static readonly DateTimeOffset Written = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ExportMapping Tickets = ExportMapping.Parse("""
        {"tables":[{"files":"*",
          "interactions":{"type":"ticket","columns":{"interactionId":"ticket","customerId":"account","occurredAt":"opened","handleMinutes":{"column":"hours","unit":"hours"}}},
          "surveys":{"columns":{"responseId":"ticket","customerId":"account","respondedAt":"rated","csat":"stars"}}}]}
        """u8.ToArray());

    [Theory]
    [InlineData("2026-03-01T10:00:00Z", "0", "2026-03-08T10:00:00Z", 1)]
    [InlineData("2026-03-01T10:00:00Z", "0", "2026-03-08T09:59:59Z", 0)]
    [InlineData("2026-03-01T10:00:00Z", "48", "2026-03-09T10:00:00Z", 0)]
    [InlineData("2026-03-01T10:00:00Z", "48", "2026-03-10T10:00:00Z", 1)]
    [InlineData("2026-03-01T10:00:00Z", "0", "2026-02-01T10:00:00Z", 0)]
    public async Task Late_Rating_IsAWeekAfterTheEndOfItsContact(string opened, string hours, string rated, long late)
    {
        var profile = await ProfileAsync($"{Header}t1,c1,{opened},{hours},{rated},4\nt2,c2,{opened},1,,\n", Tickets);

        Assert.Equal((1L, late), (profile.RatedContacts, profile.LateRatings));
    }

    [Fact]
    public async Task Late_TimeOfTheTicketsLastChange_IsNoTimeOfARating()
    {
        var changed = ExportMapping.Parse("""
            {"tables":[{"files":"*",
              "interactions":{"type":"ticket","columns":{"interactionId":"ticket","customerId":"account","occurredAt":"opened","updatedAt":"rated"}},
              "surveys":{"columns":{"responseId":"ticket","customerId":"account","respondedAt":"rated","csat":"stars"}}}]}
            """u8.ToArray());

        var profile = await ProfileAsync(Header + "t1,c1,2026-03-01T10:00:00Z,0,2026-05-01T10:00:00Z,4\n", changed);

        Assert.Equal((1L, 0L, 0L), (profile.Answers, profile.RatedContacts, profile.LateRatings));
    }

    [Fact]
    public async Task Late_Many_AreFoundWithTheirShare()
    {
        var rows = Enumerable.Range(1, 20).Select(row => string.Create(CultureInfo.InvariantCulture, $"t{row},c{row},2026-03-01T10:00:00Z,0,2026-03-{(row <= 3 ? 20 : 2):00}T10:00:00Z,4\n"));
        var summary = await SummaryAsync(Header + string.Concat(rows), Tickets, ExportKind.Interactions);

        var finding = Assert.Single(QualityReport.OfExport(summary, Written, []), finding => finding.Code == "lateRatings");

        Assert.Equal(QualitySeverity.Note, finding.Severity);
        Assert.StartsWith("15 % of the ratings (3) came 7 days or more after the end of their contact", finding.English, StringComparison.Ordinal);
        Assert.StartsWith("15 % 的评价（3 条）", finding.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replaced_RatingsOfRepeatedIds_AreCountedApartFromIdenticalRowsAndFound()
    {
        const string Text = "responseId,customerId,updatedAt,csat\nr1,c1,2026-03-01,2\nr2,c2,2026-03-01,4\nr1,c1,2026-03-05,5\nr1,c1,2026-03-06,4\n";
        var summary = await SummaryAsync(Text);

        var finding = Assert.Single(QualityReport.OfExport(summary, Written, []), finding => finding.Code == "replacedRatings");

        Assert.Equal((2L, 2L, 2L), (summary.Duplicates, summary.Profile.Answers, summary.Profile.ReplacedRatings));
        Assert.StartsWith("50 % of the ratings (2) stand under the id of an earlier row", finding.English, StringComparison.Ordinal);
        var identical = await SummaryAsync("customerId,respondedAt,csat\nc1,2026-03-01,2\nc1,2026-03-01,2\n");
        Assert.Equal((1L, 0L), (identical.Duplicates, identical.Profile.ReplacedRatings));
    }

    [Fact]
    public async Task Plus_ProfilesOfTwoParts_IsThatOfTheWhole()
    {
        const string Columns = "responseId,customerId,respondedAt,csat,nps,channel\n";
        string[] rows = [.. Enumerable.Range(1, 200).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"r{row},{(row % 9 == 0 ? "" : $"c{row}")},{(row % 7 == 0 ? "" : $"2026-03-{(row % 28) + 1:00}T{row % 24:00}:00:00Z")},{(row * 3 % 5) + 1},{row * 7 % 11},{(row % 3 == 0 ? "web" : "phone")}\n"))];

        var whole = await ProfileAsync(Columns + string.Concat(rows));
        var parts = (await ProfileAsync(Columns + string.Concat(rows[..70]))).Plus(await ProfileAsync(Columns + string.Concat(rows[70..])));

        Assert.Equal(whole.SatisfactionWithRecommendation!.Value, parts.SatisfactionWithRecommendation!.Value, 1e-12);
        Assert.Equivalent(whole with { Ratings = default }, parts with { Ratings = default }, strict: true);
        Assert.Equal(whole.Fields.Keys, parts.Fields.Keys);
        Assert.Equal(whole.Fields["csat"].Counts, parts.Fields["csat"].Counts);
    }

    [Fact]
    public async Task Fields_ManyValuesInTurns_AreEachCounted()
    {
        var rows = Enumerable.Range(0, 600).Select(row => $"r{row},c{row},{(row % 5) + 1},{(row % 3 == 0 ? "web" : $"line {row % 25}")}\n");

        var channels = (await ProfileAsync("responseId,customerId,csat,channel\n" + string.Concat(rows))).Fields["channel"];

        Assert.Equal((600L, 26, 200L), (channels.Present, channels.Counts.Count, channels.Counts["web"]));
        Assert.All(channels.Counts.Where(channel => channel.Key != "web"), channel => Assert.Equal(16, channel.Value));
    }

    [Fact]
    public void Plus_MoreValuesThanAreCountedApart_PutsTheRarestTogether()
    {
        var one = new FieldSpread(400, Enumerable.Range(0, 40).ToDictionary(value => $"a{value:00}", _ => 10L));
        var two = new FieldSpread(42, new Dictionary<string, long> { ["b"] = 40, ["c"] = 1, [FieldSpread.Other] = 1 });

        var both = one.Plus(two);

        Assert.Equal((442, 442, 41), (both.Present, both.Counts.Values.Sum(), both.Counts.Count));
        Assert.Equal((40L, 12L), (both.Counts["b"], both.Counts[FieldSpread.Other]));
        Assert.DoesNotContain("a39", both.Counts.Keys);
    }

    [Fact]
    public void PairedMoments_ByHand_AreTheCorrelation()
    {
        var moments = default(PairedMoments);
        foreach (var (x, y) in new[] { (1.0, 2.0), (2, 1), (3, 4), (4, 3) }) moments = moments.With(x, y);

        Assert.Equal(0.6, moments.Correlation!.Value, 1e-12);
        Assert.Equal(moments, moments.Plus(default));
        Assert.Null(default(PairedMoments).Plus(default).Correlation);
    }

    private static async Task<ExportProfile> ProfileAsync(string text, ExportMapping? mapping = null) => (await SummaryAsync(text, mapping)).Profile;

    private static async Task<ExportSummary> SummaryAsync(string text, ExportMapping? mapping = null, string kind = ExportKind.Surveys) =>
        (await ExportReading.ReadAsync(kind, "s.csv", text, mapping)).Summary;
}
