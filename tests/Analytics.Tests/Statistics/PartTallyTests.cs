using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class PartTallyTests
{
    [Fact]
    public void Rest_CustomersInBoth_IsWhatADirectCountGives()
    {
        var (tally, rest, _) = Random();

        var moments = tally.Rest;
        Assert.Equal(rest.Count, moments.Count);
        Assert.Equal(rest.Clusters, moments.Clusters);
        Assert.Equal(rest.Mean, moments.Mean, 9);
        Assert.Equal(rest.Variance, moments.Variance, 9);
        Assert.Equal(rest.DesignEffect, moments.DesignEffect, 9);
        Assert.Equal(rest.Skewness, moments.Skewness, 9);
    }

    [Fact]
    public void Covariance_CustomersInBoth_IsTheSumOverCustomers()
    {
        var (tally, rest, customers) = Random();

        var (part, sum) = (tally.Part, 0.0);
        foreach (var answers in customers)
        {
            var inPart = answers.Where(answer => answer.InPart).Sum(answer => answer.Figure - part.Mean);
            var inRest = answers.Where(answer => !answer.InPart).Sum(answer => answer.Figure - rest.Mean);
            sum += inPart * inRest / part.Count / rest.Count;
        }
        Assert.Equal(sum, tally.Covariance, 12);
        Assert.True(sum > 0);
    }

    private static (PartTally Tally, ClusterMoments Others, List<List<(double Figure, bool InPart)>> Customers) Random()
    {
        var random = new Random(3);
        var (whole, rest) = (new ClusterTally(), new ClusterTally());
        var tally = new PartTally(whole);
        var customers = new List<List<(double Figure, bool InPart)>>();
        for (var customer = 0; customer < 60; customer++)
        {
            var kind = random.NextDouble() * 3;
            var answers = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (kind + random.NextDouble(), random.Next(3) == 0)).ToList();
            customers.Add(answers);
            foreach (var (figure, inPart) in answers)
            {
                whole.Add(figure);
                if (inPart) tally.Add(figure);
                else rest.Add(figure);
            }
            tally.CloseCluster();
            whole.CloseCluster();
            rest.CloseCluster();
        }
        return (tally, rest.Moments, customers);
    }
}
