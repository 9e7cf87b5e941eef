using Analytics.Evaluation;
using Analytics.Statistics;

namespace Analytics.Tests.Evaluation;

public sealed class CalibrationLineTests
{
    [Fact]
    public void Fit_TwoProbabilities_PassesThroughBothShares()
    {
        // One positive in five where 0.5 was said, four in five where 0.9 was said: log-odds −ln 4 at 0 and ln 4 at ln 9.
        double[] probabilities = [.. Enumerable.Repeat(0.5, 5), .. Enumerable.Repeat(0.9, 5)];
        byte[] labels = [1, 0, 0, 0, 0, 1, 1, 1, 1, 0];

        var line = CalibrationLine.Fit(probabilities, labels)!;

        Assert.Equal(-Math.Log(4), line.Intercept, 9);
        Assert.Equal(2 * Math.Log(4) / Math.Log(9), line.Slope, 9);
        // The information of each group is 5·0.8·0.2: var(intercept) = 1/0.8, var(slope) = (1/0.8 + 1/0.8)/ln²9.
        Assert.Equal(Math.Sqrt(1 / 0.8), line.InterceptError, 6);
        Assert.Equal(Math.Sqrt(2.5) / Math.Log(9), line.SlopeError, 6);
        var fitted = 5 * ((0.2 * Math.Log(0.2)) + (0.8 * Math.Log(0.8))) * 2;
        var said = (5 * Math.Log(0.5)) + (4 * Math.Log(0.9)) + Math.Log(0.1);
        Assert.Equal(2 * (fitted - said), line.LikelihoodRatio, 9);
        Assert.Equal(Math.Exp(said - fitted), line.PValue, 9);
    }

    [Fact]
    public void Fit_SharesMatchButForAShift_FindsTheShift()
    {
        // One probability for all would leave the slope open, so two, both with log-odds one too low.
        double[] probabilities = [.. Enumerable.Repeat(LogOdds.Probability(Math.Log(3) - 1), 4), .. Enumerable.Repeat(LogOdds.Probability(-Math.Log(3) - 1), 4)];
        byte[] labels = [1, 1, 1, 0, 1, 0, 0, 0];

        var line = CalibrationLine.Fit(probabilities, labels)!;

        Assert.Equal(1, line.Shift, 9);
        Assert.Equal(1, line.Slope, 9);
        Assert.Equal(1 / Math.Sqrt(8 * 0.75 * 0.25), line.ShiftError, 6);
    }

    [Fact]
    public void Fit_NoLine_IsUnknown()
    {
        Assert.Null(CalibrationLine.Fit([], []));
        Assert.Null(CalibrationLine.Fit([0.2, 0.3], [1, 1]));
        Assert.Null(CalibrationLine.Fit([0.3, 0.3, 0.3], [1, 0, 1]));
        Assert.Null(CalibrationLine.Fit([0.2, 0.3, 0.6, 0.7], [0, 0, 1, 1]));
        Assert.Null(CalibrationLine.Fit([0.2, 0.3, 0.5, 0.5, 0.7], [0, 0, 0, 1, 1]));
    }

    [Fact]
    public void Fit_CertainAndWrong_IsFinite()
    {
        var world = new CalibratedWorld(1, 400);
        world.Truth[0] = 0;
        world.Labels[0] = 1;

        Assert.True(double.IsFinite(CalibrationLine.Fit(world.Truth, world.Labels)!.LikelihoodRatio));
    }

    [Fact]
    public void Fit_PerfectModels_ErrorsAndTestAreRight()
    {
        const int Worlds = 80;
        List<CalibrationLine> lines = [];
        for (ulong seed = 1; seed <= Worlds; seed++)
        {
            var world = new CalibratedWorld(seed, 7000);
            lines.Add(CalibrationLine.Fit(world.Truth, world.Labels)!);
        }

        Assert.Equal(1, lines.Average(line => line.Slope), 0.01);
        Assert.Equal(0, lines.Average(line => line.Shift), 0.01);
        Assert.InRange(lines[0].SlopeError, 0.02, 0.05);
        Assert.InRange(lines[0].ShiftError, 0.025, 0.04);
        // 99.9 % of binomial(80, 0.95) and (80, 0.05).
        Assert.InRange(lines.Count(line => Math.Abs(line.Slope - 1) < 1.96 * line.SlopeError), 68, 80);
        Assert.InRange(lines.Count(line => Math.Abs(line.Intercept) < 1.96 * line.InterceptError), 68, 80);
        Assert.InRange(lines.Count(line => Math.Abs(line.Shift) < 1.96 * line.ShiftError), 68, 80);
        Assert.InRange(lines.Count(line => line.PValue < 0.05), 0, 12);
    }

    [Theory]
    [InlineData(1.1, 0, 0.80)]
    [InlineData(1, 0.15, 0.97)]
    public void Fit_PlantedError_IsFoundAsOftenAsPublished(double slope, double shift, double power)
    {
        const int Worlds = 30;
        var found = 0;
        for (ulong seed = 1; seed <= Worlds; seed++)
        {
            var world = new CalibratedWorld(seed, 7000);
            if (CalibrationLine.Fit(world.Distorted(logOdds => (slope * logOdds) + shift), world.Labels)!.PValue < 0.05) found++;
        }

        Assert.True(found >= power * Worlds, $"Found {found} of {Worlds}.");
    }
}
