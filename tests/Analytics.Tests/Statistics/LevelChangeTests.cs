using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class LevelChangeTests
{
    // Without noise the dispersion is 1 and Z the step over √(1/W₁ + 1/W₂): that of a published 95 % critical value has a p-value near 0.05.
    [Theory]
    [InlineData(12, 2.50)]
    [InlineData(18, 2.66)]
    public void Of_StepAtTheCriticalValue_HasAPValueNearFivePercent(int months, double critical)
    {
        var step = critical * Math.Sqrt((2.0 / months) + (2.0 / months));

        var change = LevelChange.Of(Series(months, month => month >= months / 2 ? step : 0), Ones(months))!;

        Assert.Equal(months / 2, change.Month);
        Assert.Equal(step, change.Size, 9);
        Assert.Equal(critical, change.Z, 9);
        Assert.Equal(1, change.Dispersion);
        Assert.InRange(change.PValue, 0.03, 0.08);
        Assert.False(change.HasSeason);
    }

    // The step itself is one of the differences of neighbours, and no noise: the size is as sure as sampling leaves it.
    [Fact]
    public void Of_GreatStepWithoutNoise_HasTheIntervalOfSampling()
    {
        var change = LevelChange.Of(Series(16, month => month >= 8 ? 20 : 0), Ones(16))!;

        Assert.Equal(400 / 2.0 / 15, change.Dispersion, 9);
        Assert.Equal(20 - (Interval.Normal95 * 0.5), change.Range.Low, 9);
        Assert.Equal(20 + (Interval.Normal95 * 0.5), change.Range.High, 9);
    }

    // Beside the step ±1 by turns: neighbours differ by 2, half the square of which is 2; level and step take two of sixteen degrees of freedom.
    [Fact]
    public void Of_StepAmongNoise_HasTheIntervalOfTheNoiseBesideIt()
    {
        var change = LevelChange.Of(Series(16, month => (month >= 8 ? 20 : 0) + (month % 2 == 0 ? 1 : -1)), Ones(16))!;

        Assert.Equal(8, change.Month);
        Assert.Equal(20, change.Size, 9);
        Assert.Equal(20 + (Interval.Normal95 * Math.Sqrt(2.0 * 16 / 14 * 0.25)), change.Range.High, 9);
    }

    [Fact]
    public void Of_YearlyRhythmAndAStep_FindsTheStepAndNotTheRhythm()
    {
        var change = LevelChange.Of(Series(36, month => (3 * Math.Sin(2 * Math.PI * month / 12)) - (month >= 20 ? 4 : 0)), Ones(36))!;

        Assert.True(change.HasSeason);
        Assert.Equal(20, change.Month);
        Assert.Equal(-4, change.Size, 9);
        Assert.True(change.PValue < 0.01);
    }

    [Fact]
    public void Of_MissingMonths_DoNotCount()
    {
        var weights = Ones(14);
        weights[4] = weights[9] = 0;
        var series = Series(14, month => month >= 7 ? 9 : 0);
        series[4] = series[9] = -1000;

        var change = LevelChange.Of(series, weights)!;

        Assert.Equal(7, change.Month);
        Assert.Equal(9, change.Size, 9);
        // The step is one of eleven differences of neighbours.
        Assert.Equal(81 / 2.0 / 11, change.Dispersion, 9);
        Assert.Equal(9 / Math.Sqrt(change.Dispersion * ((1 / 6.0) + (1 / 6.0))), change.Z, 9);
        Assert.Null(LevelChange.Of(series.AsSpan(0, 13), weights.AsSpan(0, 13)));
    }

    [Fact]
    public void Of_TooLittleOnOneSide_IsNoPlaceForAChange()
    {
        var weights = Ones(12);
        for (var month = 6; month < 12; month++) weights[month] = 0.1;

        var change = LevelChange.Of(Series(12, month => month >= 9 ? 50 : 0), weights, 0.5)!;

        Assert.True(change.Month <= 7);
        Assert.Null(LevelChange.Of(Series(12, _ => 0), Ones(12), 7));
    }

    [Fact]
    public void Of_MonthsThatDrag_AreMarked()
    {
        double[] dragging = [0, 2, 4, 5, 4, 2, 0, -2, -4, -5, -4, -2, 0, 2, 4, 5, 4, 2];

        Assert.True(LevelChange.Of(dragging, Ones(18))!.IsAutocorrelated);
        Assert.False(LevelChange.Of(Series(18, month => month % 2), Ones(18))!.IsAutocorrelated);
    }

    [Fact]
    public void Of_SameSeries_GivesTheSame() =>
        Assert.Equal(LevelChange.Of(Series(20, month => month * month % 7), Ones(20)), LevelChange.Of(Series(20, month => month * month % 7), Ones(20)));

    private static double[] Series(int months, Func<int, double> of) => [.. Enumerable.Range(0, months).Select(of)];

    private static double[] Ones(int months) => Series(months, _ => 1);
}
