using Analytics.Metrics;

namespace Analytics.Tests.Metrics;

public sealed class MetricEstimateTests
{
    [Fact]
    public void Csat_EightOfTen_HasItsWilsonInterval()
    {
        var csat = MetricEstimate.Csat(new SatisfactionTally { CsatAnswers = 10, Satisfied = 8 });

        Assert.Equal(80, csat.Value);
        Assert.Equal(10, csat.Answers);
        Assert.Equal(49.0162, csat.Low!.Value, 4);
        Assert.Equal(94.3318, csat.High!.Value, 4);
    }

    [Fact]
    public void Nps_SixPromotersTwoDetractorsOfTen_HasItsAdjustedWaldInterval()
    {
        // p' = 6.75/13, d' = 2.75/13, variance (p' + d' − (p' − d')²)/13.
        var nps = MetricEstimate.Nps(new SatisfactionTally { NpsAnswers = 10, Promoters = 6, Detractors = 2 });

        Assert.Equal(40, nps.Value);
        Assert.Equal(-12.5855, nps.Low!.Value, 3);
        Assert.Equal(74.1240, nps.High!.Value, 3);
    }

    [Fact]
    public void Estimates_NoAnswers_HaveNoValueAndNoInterval()
    {
        Assert.Equal(new MetricEstimate(null, 0, null, null), MetricEstimate.Csat(new SatisfactionTally()));
        Assert.Equal(new MetricEstimate(null, 0, null, null), MetricEstimate.Nps(new SatisfactionTally()));
    }

    [Fact]
    public void Nps_AnyTally_IntervalHoldsItsValueWithinTheScale()
    {
        for (var answers = 1; answers <= 12; answers++)
        {
            for (var promoters = 0; promoters <= answers; promoters++)
            {
                var detractors = answers - promoters;
                var nps = MetricEstimate.Nps(new SatisfactionTally { NpsAnswers = answers, Promoters = promoters, Detractors = detractors });
                Assert.InRange(nps.Value!.Value, nps.Low!.Value, nps.High!.Value);
                Assert.InRange(nps.Low.Value, -100, 100);
                Assert.InRange(nps.High.Value, -100, 100);
            }
        }
    }

    [Fact]
    public void Nps_ManySamplesOfOneBusiness_CoversItsTrueValueAsOftenAsItSays()
    {
        const int Samples = 400;
        var random = new Random(11);
        var covered = 0;
        for (var sample = 0; sample < Samples; sample++)
        {
            var tally = new SatisfactionTally();
            for (var answer = 0; answer < 40; answer++)
            {
                var draw = random.NextDouble();
                tally = tally.Add(new SatisfactionTally { NpsAnswers = 1, Promoters = draw < 0.65 ? 1 : 0, Detractors = draw >= 0.89 ? 1 : 0 });
            }
            var nps = MetricEstimate.Nps(tally);
            if (nps.Low <= 54 && nps.High >= 54) covered++;
        }

        Assert.InRange((double)covered / Samples, 0.92, 0.975);
    }
}
