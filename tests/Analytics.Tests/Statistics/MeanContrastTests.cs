using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class MeanContrastTests
{
    [Fact]
    public void WithRest_OneAnswerEach_IsThePooledTestOfTwoShares()
    {
        var pValue = WithRest(Tally(100, 65, 100, 80, 1));

        // z = −0.15/√(0.725·0.275·2/100·(200/199)): −2.3693; both halves of a size, so the skewness is none.
        Assert.Equal(0.0178, pValue, 3);
    }

    [Fact]
    public void WithRest_EveryAnswerTwice_IsLessSure() => Assert.True(WithRest(Tally(100, 65, 100, 80, 2)) > WithRest(Tally(200, 130, 200, 160, 1)));

    [Fact]
    public void WithRest_EveryAnswerTwice_IsAboutAsSureAsHalfOfThem() =>
        Assert.Equal(WithRest(Tally(100, 65, 100, 80, 1)), WithRest(Tally(100, 65, 100, 80, 2)), 2);

    [Fact]
    public void WithRest_NoRestOrNoVariance_IsOne()
    {
        Assert.Equal(1, WithRest(Tally(40, 20, 0, 0, 1)));
        Assert.Equal(1, WithRest(Tally(40, 40, 40, 40, 1)));
    }

    [Fact]
    public void Apart_TwoMonths_IsThePooledTest() =>
        Assert.Equal(0.0178, MeanContrast.Apart(Tally(100, 65, 0, 0, 1).Part, Tally(100, 80, 0, 0, 1).Part), 3);

    private static double WithRest(PartTally tally) => MeanContrast.WithRest(tally, tally.Rest);

    // Customers who each give the same answer so many times.
    private static PartTally Tally(int part, int partSatisfied, int rest, int restSatisfied, int times)
    {
        var whole = new ClusterTally();
        var tally = new PartTally(whole);
        for (var customer = 0; customer < part + rest; customer++)
        {
            var inPart = customer < part;
            var figure = (inPart ? customer < partSatisfied : customer - part < restSatisfied) ? 1 : 0;
            for (var time = 0; time < times; time++)
            {
                whole.Add(figure);
                if (inPart) tally.Add(figure);
            }
            tally.CloseCluster();
            whole.CloseCluster();
        }
        return tally;
    }
}
