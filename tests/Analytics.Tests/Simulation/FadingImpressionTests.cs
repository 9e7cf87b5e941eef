using Analytics.Simulation;

namespace Analytics.Tests.Simulation;

public sealed class FadingImpressionTests
{
    private static readonly FadingSpeed HalfInThirtyDays = new(30);

    [Fact]
    public void At_HalfLivesLater_HalvesEachTime()
    {
        var impression = new FadingImpression();
        impression.Add(1, 10, HalfInThirtyDays);

        Assert.Equal(1, impression.At(10, HalfInThirtyDays));
        Assert.Equal(0.5, impression.At(40, HalfInThirtyDays), 12);
        Assert.Equal(0.25, impression.At(70, HalfInThirtyDays), 12);
    }

    [Fact]
    public void Add_ManyEvents_EqualsTheSumOverEvents()
    {
        var impression = new FadingImpression();
        int[] days = [3, 3, 17, 60, 61, 200];
        foreach (var day in days)
            impression.Add(1, day, HalfInThirtyDays);

        Assert.Equal(days.Sum(day => Math.Pow(2, -(1_500 - day) / 30.0)), impression.At(1_500, HalfInThirtyDays), 12);
    }

    [Fact]
    public void Exceed_WeakerThanWhatRemains_ChangesNothing()
    {
        var impression = new FadingImpression();
        impression.Exceed(2, 0, HalfInThirtyDays);
        impression.Exceed(0.9, 30, HalfInThirtyDays);
        Assert.Equal(1, impression.At(30, HalfInThirtyDays), 12);

        impression.Exceed(0.8, 60, HalfInThirtyDays);
        Assert.Equal(0.8, impression.At(60, HalfInThirtyDays), 12);
    }
}
