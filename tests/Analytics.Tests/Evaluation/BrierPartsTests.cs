using Analytics.Evaluation;

namespace Analytics.Tests.Evaluation;

public sealed class BrierPartsTests
{
    [Fact]
    public void Of_WorkedByHand()
    {
        // Isotonic shares 0, ½ (of 0.3 and 0.6, whose labels fall) and 1: ¼ in two of four samples is left.
        var parts = BrierParts.Of([0.1, 0.3, 0.6, 0.8], [0, 1, 0, 1])!;

        Assert.Equal(0.25, parts.Uncertainty, 12);
        Assert.Equal(0.125, parts.Discrimination, 12);
        Assert.Equal(((0.01 + 0.49 + 0.36 + 0.04) / 4) - 0.125, parts.Miscalibration, 12);
    }

    [Fact]
    public void Of_SameProbabilityForAll_TellsNothingApart()
    {
        var parts = BrierParts.Of([0.25, 0.25, 0.25, 0.25], [0, 1, 0, 0])!;

        Assert.Equal((0.0, 0.0, 0.1875), (parts.Miscalibration, parts.Discrimination, parts.Uncertainty));
    }

    [Fact]
    public void Of_NoSamples_IsUnknown() => Assert.Null(BrierParts.Of([], []));

    [Theory]
    [InlineData(1.0, 0)]
    [InlineData(1.6, 0.5)]
    public void Of_AnyModel_AddsUpToTheBrierScore(double slope, double shift)
    {
        var world = new CalibratedWorld(3, 4_000);
        var said = world.Distorted(logOdds => (slope * logOdds) + shift);

        var parts = BrierParts.Of(said, world.Labels)!;
        var right = BrierParts.Of(world.Truth, world.Labels)!;

        Assert.Equal(ProbabilityQuality.Brier(said, world.Labels)!.Value, parts.Miscalibration - parts.Discrimination + parts.Uncertainty, 12);
        // The order is the same, and so is what tells customers apart.
        Assert.Equal(right.Discrimination, parts.Discrimination, 12);
        Assert.True(parts.Miscalibration >= right.Miscalibration);
    }
}
