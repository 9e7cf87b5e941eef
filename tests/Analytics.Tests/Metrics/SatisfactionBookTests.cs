using Analytics.Customers;
using Analytics.Metrics;

namespace Analytics.Tests.Metrics;

public sealed class SatisfactionBookTests
{
    [Fact]
    public void Add_AnswersOfSegments_CountInTheirPeriodsAndInAll()
    {
        var book = new SatisfactionBook();
        book.Add(Answer(5, month: 3), "a");
        book.Add(Answer(1, month: 3), "b");
        book.Add(Answer(5, month: null), "a");
        book.Add(Answer(2, month: 4));

        Assert.Equal(50, book.Periods[SatisfactionBook.All].Csat);
        Assert.Equal(["2026-03", "2026-04", "all"], book.Periods.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, book.PeriodsOf("a")[SatisfactionBook.All].CsatAnswers);
        Assert.Equal(1, book.PeriodsOf("a")["2026-03"].Satisfied);
        Assert.Equal(0, book.PeriodsOf("b")["2026-03"].Satisfied);
        Assert.Empty(book.PeriodsOf("c"));
    }

    [Fact]
    public void Add_SegmentsOfParts_AddUp()
    {
        var part = new SatisfactionBook();
        part.Add(Answer(5, month: 3), "a");
        var book = new SatisfactionBook();
        book.Add("a", part.PeriodsOf("a"));
        book.Add("a", part.PeriodsOf("a"));

        Assert.Equal(2, book.PeriodsOf("a")["2026-03"].Satisfied);
        Assert.Empty(book.Periods);
    }

    private static SurveyResponse Answer(double csat, int? month) =>
        new() { ResponseId = "r", Csat = csat, RespondedAt = month is { } known ? new DateTimeOffset(2026, known, 5, 0, 0, 0, TimeSpan.Zero) : null };
}
