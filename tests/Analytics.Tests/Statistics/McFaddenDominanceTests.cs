using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class McFaddenDominanceTests
{
    // statsmodels 0.13.5: 1 - llf / llnull of Logit over all orders.
    [Fact]
    public void TryWithIntervals_PlainNumbers_IsAsStatsmodelsHasIt()
    {
        var shares = Shares(20, 1);

        Assert.Equal(0.21966223249532857, shares.Fit, 1e-8);
        Assert.Equal(0.16717817553656458 / shares.Fit, shares.Shares[0], 1e-6);
        Assert.Equal(0.008253035178672855 / shares.Fit, shares.Shares[1], 1e-6);
        Assert.Equal(0.044231021780091195 / shares.Fit, shares.Shares[2], 1e-6);
    }

    // The fits to bootstrap samples are one step from the fit to all: beside fits to the end.
    [Fact]
    public void TryWithIntervals_OneStepADraw_IsNearFitsToTheEnd()
    {
        const int Copies = 8;
        const int Draws = 100;
        // More samples, as in use: steps are short there.
        double[] Repeat(double[] values) => [.. Enumerable.Repeat(values, Copies).SelectMany(copy => copy)];
        double[][] columns = [.. PlainNumbers.Columns.Select(Repeat)];
        var targets = Repeat(PlainNumbers.Events);
        int[] clusters = [.. Enumerable.Range(0, targets.Length)];

        var shares = McFaddenDominance.TryWithIntervals(columns, targets, clusters, Draws, 3, default)!;
        var naive = Refitted(columns, targets, Draws, 3);

        for (var variable = 0; variable < columns.Length; variable++)
        {
            var ascending = naive.Select(draw => draw[variable]).Order().ToArray();
            Assert.Equal(Quantile.Of(ascending, 0.025), shares.Ranges[variable].Low, 0.02);
            Assert.Equal(Quantile.Of(ascending, 0.975), shares.Ranges[variable].High, 0.02);
        }
    }

    [Fact]
    public void TryWithIntervals_SameSeed_IsTheSame() => Assert.Equal(Shares(50, 7).Ranges, Shares(50, 7).Ranges);

    [Fact]
    public void TryWithIntervals_SeparatedOutcomes_IsNone() =>
        Assert.Null(McFaddenDominance.TryWithIntervals([[1, 2, 3, 4], [1, 0, 1, 0]], [0, 0, 1, 1], [0, 1, 2, 3], 10, 1, default));

    private static ImportanceShares Shares(int draws, ulong seed) =>
        McFaddenDominance.TryWithIntervals(PlainNumbers.Columns, PlainNumbers.Events, PlainNumbers.Clusters, draws, seed, default)!;

    private static List<double[]> Refitted(double[][] columns, double[] targets, int draws, ulong seed)
    {
        var drawing = new ClusterDraws([.. Enumerable.Range(0, targets.Length).Select(sample => (ulong)sample)], seed);
        var ones = Enumerable.Repeat(1.0, targets.Length).ToArray();
        var found = new List<double[]>();
        for (var draw = 0; draw < draws; draw++)
        {
            double[] weights = [.. drawing.Next().ToArray().Select(weight => (double)weight)];
            double Likelihood(int[] members) =>
                LogisticFit.TryFit([ones, .. members.Order().Select(member => columns[member])], targets, [], weights: weights)!.LogLikelihood;
            var none = Likelihood([]);
            var parts = LinearImportanceTests.AllOrders(columns.Length, members => 1 - (Likelihood(members) / none));
            found.Add([.. parts.Select(part => part / parts.Sum())]);
        }
        return found;
    }
}
