using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class ComplementaryLogLogFitTests
{
    // statsmodels 0.13, GLM(y, X, Binomial(cloglog)).fit(cov_type='cluster'): the rows below, clusters of four.
    [Fact]
    public void TryFit_ClusteredRows_IsAsStatsmodelsHasIt()
    {
        var rows = new SparseRows(3);
        var (events, clusters) = (new byte[240], new int[240]);
        for (var i = 0; i < events.Length; i++)
        {
            var cluster = i / 4;
            var second = cluster * 13 % 7 >= 4 ? 1 : 0;
            rows.Add(0, 1);
            rows.Add(1, i * 37 % 16 / 16.0);
            rows.Add(2, second);
            rows.EndRow();
            (events[i], clusters[i]) = (((i * 53) + (11 * (i % 5))) % 19 < 4 + (3 * second) ? (byte)1 : (byte)0, cluster);
        }

        var fit = ComplementaryLogLogFit.TryFit(rows, events, clusters)!;

        Assert.Equal(69, events.Sum(happened => happened));
        double[] coefficients = [-1.34871377373, -0.097850994581, 0.623859998156];
        double[,] covariance = { { 0.056404523809, -0.085996627135, -0.012175187566 }, { -0.085996627135, 0.192793559161, -0.012895302062 }, { -0.012175187566, -0.012895302062, 0.027364115539 } };
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(coefficients[i], fit.Coefficients[i], 1e-9);
            for (var j = 0; j < 3; j++) Assert.Equal(covariance[i, j], fit.Covariance[i, j], 1e-9);
        }
        Assert.Equal(-140.66281559052197, fit.LogLikelihood, 1e-9);
        Assert.Equal(0.192793559161 + 0.027364115539 + (2 * 0.012895302062), fit.Variance([0, 1, -1]), 1e-9);
    }

    // One column of ones: the hazard is −ln(1 − share), its variance by hand.
    [Fact]
    public void TryFit_InterceptAlone_IsTheShare()
    {
        byte[] events = [1, 0, 0, 1, 0, 0, 0, 1, 0, 0];
        var rows = Ones(events.Length);

        var fit = ComplementaryLogLogFit.TryFit(rows, events, [.. Enumerable.Range(0, events.Length)])!;

        Assert.Equal(Math.Log(-Math.Log(0.7)), fit.Coefficients[0], 1e-9);
        Assert.Equal((3 * Math.Log(0.3)) + (7 * Math.Log(0.7)), fit.LogLikelihood, 1e-9);
        // Delta method: p(1−p)/n over ((1−p)·ln(1−p))², times n/(n−1) twice.
        var hand = 0.3 * 0.7 / 10 / Math.Pow(0.7 * Math.Log(0.7), 2) * (10.0 / 9) * (9.0 / 9);
        Assert.Equal(hand, fit.Covariance[0, 0], 1e-9);
    }

    [Fact]
    public void TryFit_RepeatedRowsOfACluster_WidenItsErrors()
    {
        byte[] events = [1, 1, 0, 0, 0, 0, 1, 1, 0, 0];
        var rows = Ones(events.Length);

        var alone = ComplementaryLogLogFit.TryFit(rows, events, [.. Enumerable.Range(0, 10)])!;
        var pairs = ComplementaryLogLogFit.TryFit(rows, events, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4])!;

        Assert.Equal(alone.Coefficients[0], pairs.Coefficients[0], 1e-12);
        Assert.True(pairs.Covariance[0, 0] > 1.9 * alone.Covariance[0, 0]);
    }

    // Far from the events, where formulas with e^λ − 1 lose their digits.
    [Fact]
    public void TryFit_RareEvents_KeepsItsDigits()
    {
        var events = new byte[200_000];
        events[7] = events[70_000] = 1;

        var fit = ComplementaryLogLogFit.TryFit(Ones(events.Length), events, [.. Enumerable.Range(0, events.Length)])!;

        Assert.Equal(Math.Log(-Math.Log(1 - (2.0 / events.Length))), fit.Coefficients[0], 1e-9);
    }

    [Fact]
    public void TryFit_ColumnThatTellsTheEvents_HasNoMaximum()
    {
        byte[] events = [1, 1, 1, 0, 0, 0];
        var rows = new SparseRows(2);
        foreach (var happened in events)
        {
            rows.Add(0, 1);
            rows.Add(1, happened);
            rows.EndRow();
        }

        Assert.Null(ComplementaryLogLogFit.TryFit(rows, events, [0, 1, 2, 3, 4, 5]));
    }

    [Fact]
    public void TryFit_OneCluster_HasNoErrors() => Assert.Null(ComplementaryLogLogFit.TryFit(Ones(4), [1, 0, 0, 1], [0, 0, 0, 0]));

    private static SparseRows Ones(int count)
    {
        var rows = new SparseRows(1);
        for (var i = 0; i < count; i++)
        {
            rows.Add(0, 1);
            rows.EndRow();
        }
        return rows;
    }
}
