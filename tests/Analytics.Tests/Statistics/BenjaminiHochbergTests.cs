using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class BenjaminiHochbergTests
{
    // The example of the paper's table 1: fifteen tests, at 0.05 the four smallest.
    [Fact]
    public void Found_ExampleOfThePaper_IsTheFourSmallest()
    {
        double[] values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];

        Assert.Equal(4, BenjaminiHochberg.Found(values, 0.05).Count(found => found));
    }

    [Fact]
    public void Found_AnyOrder_GoesWithItsTest() =>
        Assert.Equal([false, true, false], BenjaminiHochberg.Found([0.5, 0.01, 0.9]));

    // Alone 0.09 is above a third of 0.10, but with all three at most 0.10 the step up takes them all.
    [Fact]
    public void Found_AllBelowTheRate_AreAllFound() =>
        Assert.Equal([true, true, true], BenjaminiHochberg.Found([0.09, 0.095, 0.099]));

    [Fact]
    public void Found_NoTests_IsEmpty() => Assert.Empty(BenjaminiHochberg.Found([]));

    [Fact]
    public void Found_NotANumber_IsNotFound() => Assert.Equal([false], BenjaminiHochberg.Found([double.NaN]));
}
