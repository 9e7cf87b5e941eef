using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class LinearFitTests
{
    // Golden figures of statsmodels 0.13.5, OLS on an intercept, max(x, 0) and max(-x, 0):
    // i = arange(24); x = i * 7 % 11 - 5; y = 3 + 0.2 * up - 0.5 * down + (i * 5 % 7 - 3) / 4 * (1 + abs(x) / 5).
    private static readonly double[] Coefficients = [3.187405706789111, 0.01142997704165252, -0.4789570350934731];

    [Fact]
    public void TryFit_IndependentSamples_HasErrorsOfHc3()
    {
        var (columns, targets) = Samples();

        var fit = LinearFit.TryFit(columns, targets)!;

        Equal(Coefficients, fit.Coefficients);
        Equal([0.3759975761305904, 0.11864045124395989, 0.16642727027767357], [fit.Error(0), fit.Error(1), fit.Error(2)]);
        Assert.Equal(21, fit.Freedom);
    }

    // fit(cov_type="cluster", groups=i // 3, use_t=True)
    [Fact]
    public void TryFit_Clusters_HasTheirErrorsIntervalsAndTests()
    {
        var (columns, targets) = Samples();

        var fit = LinearFit.TryFit(columns, targets, [.. Enumerable.Range(0, 24).Select(i => i / 3)])!;

        Equal(Coefficients, fit.Coefficients);
        Equal([0.39776869693601197, 0.12406542521516999, 0.18259008544164962], [fit.Error(0), fit.Error(1), fit.Error(2)]);
        Equal([-0.9107139791228404, -0.04720009106410583], [fit.Range(2).Low, fit.Range(2).High]);
        Assert.Equal(0.004106256312860343, fit.PValueOfBoth(1, 2), 9);
        Assert.Equal(-1.58201766, fit.TOfSum(1, 2), 7);
    }

    [Fact]
    public void TryFit_ExactLine_HasNoError()
    {
        var (columns, _) = Samples();

        var fit = LinearFit.TryFit(columns, [.. Enumerable.Range(0, 24).Select(i => 1 + (2 * columns[1][i]) - columns[2][i])])!;

        Equal([1, 2, -1], fit.Coefficients);
        Assert.Equal(0, fit.Error(1), 9);
    }

    [Fact]
    public void TryFit_ColumnsThatDependOnEachOther_IsNone() => Assert.Null(LinearFit.TryFit([[1, 1, 1, 1], [2, 2, 2, 2]], [1, 2, 3, 4]));

    [Fact]
    public void TryFit_NoMoreSamplesOrClustersThanColumns_IsNone()
    {
        var (columns, targets) = Samples();

        Assert.Null(LinearFit.TryFit([[1, 1], [1, 2]], [1, 2]));
        Assert.Null(LinearFit.TryFit(columns, targets, [.. Enumerable.Range(0, 24).Select(i => i % 3)]));
    }

    private static void Equal(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 9);
    }

    private static (double[][] Columns, double[] Targets) Samples()
    {
        double[] gaps = [.. Enumerable.Range(0, 24).Select(i => (i * 7 % 11) - 5.0)];
        double[][] columns = [[.. gaps.Select(_ => 1.0)], [.. gaps.Select(gap => Math.Max(gap, 0))], [.. gaps.Select(gap => Math.Max(-gap, 0))]];
        double[] targets =
        [
            .. gaps.Select((gap, i) => 3 + (0.2 * columns[1][i]) - (0.5 * columns[2][i]) + (((i * 5 % 7) - 3) / 4.0 * (1 + (Math.Abs(gap) / 5)))),
        ];
        return (columns, targets);
    }
}
