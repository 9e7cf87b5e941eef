using Analytics.Evaluation.Calibration;

namespace Analytics.Tests.Evaluation.Calibration;

public sealed class CalibrationChoiceTests
{
    private static readonly PlattMap SlopeError = new(0.6, -0.3);

    [Theory]
    [InlineData(600)]
    [InlineData(2000)]
    public void Choose_CalibratedModels_AreMostlyLeftAlone(int samples)
    {
        var left = Enumerable.Range(1, 60).Count(seed => Choose(new MiscalibratedWorld((ulong)seed, samples, p => p)) is IdentityMap);

        // 99.9 % of binomial(60, 0.95).
        Assert.InRange(left, 50, 60);
    }

    [Fact]
    public void Choose_BySize_TakesPlattThenBeta()
    {
        Assert.IsType<PlattMap>(Choose(new MiscalibratedWorld(1, 999, SlopeError.Apply)));
        Assert.IsType<BetaMap>(Choose(new MiscalibratedWorld(1, 1000, SlopeError.Apply)));
    }

    [Fact]
    public void Choose_ManySamplesAndASmoothError_PrefersBeta() =>
        Assert.IsType<BetaMap>(Choose(new MiscalibratedWorld(1, 12000, SlopeError.Apply)));

    [Fact]
    public void Choose_ManySamplesAndAStep_PrefersIsotonic() => Assert.IsType<IsotonicMap>(Choose(new MiscalibratedWorld(1, 10000, Step)));

    [Fact]
    public void Choose_TooFewForIsotonic_KeepsBeta() => Assert.IsType<BetaMap>(Choose(new MiscalibratedWorld(1, 9999, Step)));

    [Fact]
    public void Choose_NothingToFit_LeavesProbabilities()
    {
        Assert.IsType<IdentityMap>(CalibrationChoice.Choose([], [], [], 1));
        Assert.IsType<IdentityMap>(CalibrationChoice.Choose([0.3, 0.4], [1, 1], [1, 2], 1));
        Assert.IsType<IdentityMap>(CalibrationChoice.Choose([0.1, 0.2, 0.8], [0, 0, 1], [1, 2, 3], 1));
        Assert.IsType<IdentityMap>(Choose(new MiscalibratedWorld(1, 500, p => 1 - p)));
        Assert.IsType<IdentityMap>(Choose(new MiscalibratedWorld(1, 2000, p => 1 - p)));
    }

    private static double Step(double probability) => probability < 0.2 ? 0.05 : probability < 0.5 ? 0.25 : 0.95;

    private static CalibrationMap Choose(MiscalibratedWorld world) =>
        CalibrationChoice.Choose(world.Scores, world.Labels, world.Clusters, seed: 1);
}
