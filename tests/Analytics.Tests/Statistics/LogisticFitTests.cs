using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class LogisticFitTests
{
    [Fact]
    public void TryFit_OneIndicator_CoefficientsAreLogOdds()
    {
        // Of ten without it two came true, of ten with it five.
        double[] with = [.. Enumerable.Repeat(0.0, 10), .. Enumerable.Repeat(1.0, 10)];
        double[] targets = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0];

        var fit = LogisticFit.TryFit([DesignColumn.Intercept, DesignColumn.Of(with)], targets, [])!;

        Assert.Equal(Math.Log(2.0 / 8), fit.Coefficients[0], 9);
        Assert.Equal(Math.Log(4), fit.Coefficients[1], 9);
        Assert.Equal(Math.Sqrt((1.0 / 2) + (1.0 / 8) + (1.0 / 5) + (1.0 / 5)), fit.StandardErrors[1], 9);
    }

    [Fact]
    public void TryFit_SamplesInManyParts_IsThatOfWeights()
    {
        // So many that they are gone through in parts, of which the last block is not full.
        const int Copies = 151;
        var (columns, targets) = Draw(301, 41);
        double[] copied = [.. Enumerable.Repeat(targets, Copies).SelectMany(all => all)];
        double[][] copiedColumns = [.. columns.Select(column => Enumerable.Repeat(column, Copies).SelectMany(all => all).ToArray())];
        double[] ridge = [.. Enumerable.Repeat(1.0, columns.Length)];

        var many = LogisticFit.TryFit(copiedColumns, copied, [], ridge)!;
        var weighted = LogisticFit.TryFit(columns, targets, [], ridge, [.. Enumerable.Repeat((double)Copies, targets.Length)])!;

        Assert.Equal(weighted.LogLikelihood, many.LogLikelihood, 1e-5);
        for (var column = 0; column < columns.Length; column++)
        {
            Assert.Equal(weighted.Coefficients[column], many.Coefficients[column], 1e-7);
            Assert.Equal(weighted.StandardErrors[column], many.StandardErrors[column], 1e-8);
        }
    }

    [Fact]
    public void TryFit_AtTheMaximum_GradientIsZero()
    {
        var (columns, targets) = Draw(500, 6);

        var fit = LogisticFit.TryFit(columns, targets, [])!;

        // Written out: Σ x·(y − p) of every column.
        foreach (var column in columns)
        {
            var gradient = Enumerable.Range(0, targets.Length).Sum(sample =>
                column[sample] * (targets[sample] - (1 / (1 + Math.Exp(-columns.Index().Sum(other => fit.Coefficients[other.Index] * other.Item[sample]))))));
            Assert.Equal(0, gradient, 6);
        }
    }

    [Fact]
    public void TryFit_BegunElsewhere_ReachesTheSame()
    {
        var (columns, targets) = Draw(500, 6);

        var usual = LogisticFit.TryFit(columns, targets, [])!;
        var elsewhere = LogisticFit.TryFit(columns, targets, [], start: [1, -1, 0.5, 0, 0, 2])!;

        for (var column = 0; column < columns.Length; column++) Assert.Equal(usual.Coefficients[column], elsewhere.Coefficients[column], 1e-6);
    }

    [Fact]
    public void TryFit_ColumnsThatDependOnEachOther_None()
    {
        var (columns, targets) = Draw(100, 3);

        Assert.Null(LogisticFit.TryFit([.. columns, [.. columns[1].Zip(columns[2], (one, two) => one - two)]], targets, []));
    }

    private static (double[][] Columns, double[] Targets) Draw(int samples, int count)
    {
        var random = new RandomStream(7);
        double[][] columns = [.. Enumerable.Range(0, count).Select(column => Enumerable.Range(0, samples).Select(_ => column == 0 ? 1 : random.Normal()).ToArray())];
        double[] targets = [.. Enumerable.Range(0, samples).Select(sample => random.Chance(1 / (1 + Math.Exp(1 - columns[1][sample]))) ? 1.0 : 0.0)];
        return (columns, targets);
    }
}
