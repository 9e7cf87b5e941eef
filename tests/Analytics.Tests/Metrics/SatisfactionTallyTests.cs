using Analytics.Customers;
using Analytics.Metrics;

namespace Analytics.Tests.Metrics;

public sealed class SatisfactionTallyTests
{
    [Fact]
    public void Csat_ShareOfFoursAndFives()
    {
        var tally = Tally(csat: [5, 4, 4.2, 3.8, 1]);

        Assert.Equal(60, tally.Csat);
        Assert.Null(tally.Nps);
    }

    [Fact]
    public void Nps_PromotersMinusDetractorsOverAllAnswers()
    {
        var tally = Tally(nps: [10, 9, 8, 7, 6, 0]);

        Assert.Equal(0, tally.Nps);
        Assert.Equal(2, tally.Promoters);
        Assert.Equal(2, tally.Detractors);
        Assert.Equal(6, tally.NpsAnswers);
    }

    [Fact]
    public void Add_PartsInAnyOrder_EqualTheWhole()
    {
        double[] ratings = [1, 2, 3, 4, 5, 5, 5];
        var whole = Tally(csat: ratings, nps: [.. ratings.Select(rating => rating * 2)]);
        var first = Tally(csat: ratings[..3], nps: [.. ratings[..3].Select(rating => rating * 2)]);
        var second = Tally(csat: ratings[3..], nps: [.. ratings[3..].Select(rating => rating * 2)]);

        Assert.Equal(whole, first.Add(second));
        Assert.Equal(whole, second.Add(first));
    }

    private static SatisfactionTally Tally(double[]? csat = null, double[]? nps = null)
    {
        var tally = new SatisfactionTally();
        foreach (var rating in csat ?? []) tally = tally.Add(new SurveyResponse { ResponseId = "r", Csat = rating });
        foreach (var rating in nps ?? []) tally = tally.Add(new SurveyResponse { ResponseId = "r", Nps = rating });
        return tally;
    }
}
