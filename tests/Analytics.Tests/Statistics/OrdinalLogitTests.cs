using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class OrdinalLogitTests
{
    // statsmodels 0.13.5, OrderedModel(k, X, distr='logit'); its optimiser stops short of the maximum, hence the tolerance.
    [Fact]
    public void TryFit_PlainNumbers_IsAsStatsmodelsHasIt()
    {
        var fit = OrdinalLogit.TryFit(PlainNumbers.Columns, PlainNumbers.Classes, 3, PlainNumbers.Clusters)!;

        Assert.Equal(0.4913670859221574, fit.Coefficients[0], 1e-5);
        Assert.Equal(0.3282701740107181, fit.Coefficients[1], 1e-5);
        Assert.Equal(0.040664009395471074, fit.Coefficients[2], 1e-5);
        Assert.Equal(0.10785889659826112, fit.StandardErrors[0], 1e-4);
        Assert.Equal(0.15467981145745305, fit.StandardErrors[1], 1e-4);
        Assert.Equal(0.049680362415882494, fit.StandardErrors[2], 1e-4);
        Assert.Equal(-0.04336948792501453, fit.Thresholds[0], 1e-4);
        Assert.Equal(1.822437861038029, fit.Thresholds[1], 1e-4);
        Assert.Equal(-50.46334832668816, fit.LogLikelihood, 1e-7);
    }

    // Of two classes it is a logistic regression, its intercept the threshold turned round.
    [Fact]
    public void TryFit_TwoClasses_IsLogisticRegression()
    {
        int[] classes = [.. PlainNumbers.Events.Select(target => (int)target)];

        var fit = OrdinalLogit.TryFit(PlainNumbers.Columns, classes, 2, PlainNumbers.Clusters)!;
        var logistic = ClusteredFit.TryLogistic(PlainNumbers.Columns, PlainNumbers.Events, PlainNumbers.Clusters)!;

        for (var column = 0; column < 3; column++)
        {
            Assert.Equal(logistic.Coefficients[column], fit.Coefficients[column], 1e-8);
            Assert.Equal(logistic.StandardErrors[column], fit.ClusteredErrors[column], 1e-8);
        }
        Assert.Equal(0.6635859829784111, fit.Thresholds[0], 1e-6);
    }

    [Fact]
    public void TryFit_MovedColumn_MovesTheThresholds()
    {
        var fit = OrdinalLogit.TryFit([[.. PlainNumbers.Columns[0]]], [.. PlainNumbers.Classes], 3, PlainNumbers.Clusters)!;
        var below = OrdinalLogit.TryFit([[.. PlainNumbers.Columns[0].Select(value => value + 3)]], [.. PlainNumbers.Classes], 3, PlainNumbers.Clusters)!;

        // Moving a column moves the thresholds by its coefficient.
        Assert.Equal(fit.Thresholds[0] + (3 * fit.Coefficients[0]), below.Thresholds[0], 1e-7);
        Assert.Equal(fit.LogLikelihood, below.LogLikelihood, 1e-9);
    }

    [Fact]
    public void TryFit_EmptyClassOrSeparatedOnes_IsNone()
    {
        Assert.Null(OrdinalLogit.TryFit(PlainNumbers.Columns, PlainNumbers.Classes, 4, PlainNumbers.Clusters));
        Assert.Null(OrdinalLogit.TryFit([[1, 2, 3, 4, 5, 6]], [0, 0, 1, 1, 2, 2], 3, [0, 1, 2, 3, 4, 5]));
    }
}
