using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class LinearImportanceTests
{
    // By hand: r = (0.6, 0.3), correlated by 0.5. R² of both = (0.36 + 0.09 - 2·0.5·0.6·0.3) / (1 - 0.25) = 0.36.
    // First: (0.36 + (0.36 - 0.09)) / 2; second: (0.09 + (0.36 - 0.36)) / 2.
    [Fact]
    public void Lmg_TwoVariables_IsTheMeanOverBothOrders()
    {
        var parts = LinearImportance.Lmg(new[,] { { 1, 0.5, 0.6 }, { 0.5, 1, 0.3 }, { 0.6, 0.3, 1 } })!;

        Assert.Equal(0.315, parts[0], 1e-12);
        Assert.Equal(0.045, parts[1], 1e-12);
    }

    // statsmodels 0.13.5: R² of OLS over all orders; relative weights by numpy's SVD as Johnson defines them.
    [Fact]
    public void Parts_PlainNumbers_AreAsReferencesHaveThem()
    {
        var correlations = Correlations.TryOf([.. PlainNumbers.Columns, PlainNumbers.Answers])!;

        AssertNear([0.5923689984805879, 0.002820682124946535, 0.06870711719861756], LinearImportance.Lmg(correlations)!);
        AssertNear([0.5924057632525188, 0.002731610122633134, 0.06875942442900064], LinearImportance.RelativeWeights(correlations)!);
    }

    [Fact]
    public void Lmg_PlainNumbers_IsAsEveryOrderOneByOne()
    {
        var correlations = Correlations.TryOf([.. PlainNumbers.Columns, PlainNumbers.Noise, PlainNumbers.Answers])!;

        AssertNear(AllOrders(4, members => Explained(correlations, members)), LinearImportance.Lmg(correlations)!);
    }

    [Fact]
    public void Parts_UncorrelatedVariables_AreTheirSquaredCorrelations()
    {
        double[,] correlations = { { 1, 0, 0.5 }, { 0, 1, -0.4 }, { 0.5, -0.4, 1 } };

        AssertNear([0.25, 0.16], LinearImportance.Lmg(correlations)!);
        AssertNear([0.25, 0.16], LinearImportance.RelativeWeights(correlations)!);
    }

    [Fact]
    public void TryOf_VariablesThatDependOnEachOther_IsNone()
    {
        double[,] correlations = { { 1, 1, 0.5 }, { 1, 1, 0.5 }, { 0.5, 0.5, 1 } };

        Assert.Null(LinearImportance.Lmg(correlations));
        Assert.Null(LinearImportance.RelativeWeights(correlations));
    }

    [Fact]
    public void TryWithIntervals_Always_SharesAddUpAndLieWithinTheirIntervals()
    {
        var shares = LinearImportance.TryWithIntervals(PlainNumbers.Columns, PlainNumbers.Answers, PlainNumbers.Clusters, 200, 1, default)!;

        Assert.Equal(1, shares.Shares.Sum(), 1e-12);
        Assert.Equal(0.6638967978041519, shares.Fit, 1e-9);
        Assert.All(shares.Shares.Zip(shares.Ranges), share => Assert.True(share.Second.Low >= 0 && share.Second.High <= 1 && share.Second.Low < share.Second.High));
        Assert.True(shares.Ranges[0].Contains(shares.Shares[0]));
    }

    [Fact]
    public void Correlations_ConstantColumn_AreNone() => Assert.Null(Correlations.TryOf([[1, 2, 3], [0.1, 0.1, 0.1]]));

    [Fact]
    public void Correlations_Weights_AreAsRepeatedSamples()
    {
        var weighted = Correlations.TryOf([[1, 2, 4], [3, 1, 2]], [2, 1, 3])!;
        var repeated = Correlations.TryOf([[1, 1, 2, 4, 4, 4], [3, 3, 1, 2, 2, 2]])!;

        Assert.Equal(repeated[0, 1], weighted[0, 1], 1e-12);
    }

    /// <summary>The gain of each variable over every order, one order after the other.</summary>
    internal static double[] AllOrders(int variables, Func<int[], double> worth)
    {
        var gains = new double[variables];
        var orders = Orders([.. Enumerable.Range(0, variables)]).ToList();
        foreach (var order in orders)
        {
            for (var place = 0; place < variables; place++) gains[order[place]] += (worth(order[..(place + 1)]) - worth(order[..place])) / orders.Count;
        }
        return gains;
    }

    private static IEnumerable<int[]> Orders(int[] items) =>
        items.Length == 0 ? [[]] : items.SelectMany(item => Orders([.. items.Where(other => other != item)]).Select(rest => (int[])[item, .. rest]));

    private static double Explained(double[,] correlations, int[] members)
    {
        if (members.Length == 0) return 0;
        var outcome = correlations.GetLength(0) - 1;
        var within = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(members.Length, members.Length, (row, column) => correlations[members[row], members[column]]);
        var with = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(members.Length, row => correlations[members[row], outcome]);
        return with.DotProduct(within.Solve(with));
    }

    private static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (left, right) in expected.Zip(actual)) Assert.Equal(left, right, 1e-9);
    }
}
