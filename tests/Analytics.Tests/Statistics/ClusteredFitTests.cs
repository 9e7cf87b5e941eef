using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class ClusteredFitTests
{
    // statsmodels 0.13.5, Logit(y, add_constant(X)).fit(cov_type='cluster', use_correction=False), errors times sqrt(30/29).
    [Fact]
    public void TryLogistic_PlainNumbers_IsAsStatsmodelsHasIt()
    {
        var fit = ClusteredFit.TryLogistic(PlainNumbers.Columns, PlainNumbers.Events, PlainNumbers.Clusters)!;

        AssertNear([0.3895018934553563, 0.17821468020612832, 0.12303378174856934], fit.Coefficients);
        AssertNear([0.12721218145094781, 0.16548634934625964, 0.06721991658638495], fit.StandardErrors);
    }

    // OLS(z, add_constant(X)).fit(cov_type='cluster', use_correction=False), errors likewise.
    [Fact]
    public void TryLinear_PlainNumbers_IsAsStatsmodelsHasIt()
    {
        var fit = ClusteredFit.TryLinear(PlainNumbers.Columns, PlainNumbers.Answers, PlainNumbers.Clusters)!;

        AssertNear([3.1506817474483717, -0.20453621549141557, 0.6438613490157167], fit.Coefficients);
        AssertNear([0.24869421880337583, 0.5063465635980938, 0.18336558645906262], fit.StandardErrors);
    }

    [Fact]
    public void TryLogistic_EverySampleTwiceInItsCluster_HasTheSameErrors()
    {
        int[] twice = [.. Enumerable.Range(0, 2 * PlainNumbers.Count).Select(sample => sample / 2)];
        double[][] columns = [.. PlainNumbers.Columns.Select(column => twice.Select(sample => column[sample]).ToArray())];

        var once = ClusteredFit.TryLogistic(PlainNumbers.Columns, PlainNumbers.Events, [.. Enumerable.Range(0, PlainNumbers.Count)])!;
        var doubled = ClusteredFit.TryLogistic(columns, [.. twice.Select(sample => PlainNumbers.Events[sample])], twice)!;

        AssertNear(once.StandardErrors, doubled.StandardErrors);
    }

    [Fact]
    public void TryFit_ColumnsThatDependOnEachOther_IsNone()
    {
        double[][] columns = [PlainNumbers.Columns[0], PlainNumbers.Columns[0]];

        Assert.Null(ClusteredFit.TryLogistic(columns, PlainNumbers.Events, PlainNumbers.Clusters));
        Assert.Null(ClusteredFit.TryLinear(columns, PlainNumbers.Answers, PlainNumbers.Clusters));
    }

    private static void AssertNear(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (left, right) in expected.Zip(actual)) Assert.Equal(left, right, 1e-6);
    }
}
