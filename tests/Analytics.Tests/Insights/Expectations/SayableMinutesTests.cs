using Analytics.Insights.Expectations;

namespace Analytics.Tests.Insights.Expectations;

public sealed class SayableMinutesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 4)]
    [InlineData(6.1, 8)]
    [InlineData(46, 60)]
    [InlineData(481, 600)]
    [InlineData(2881, 4320)]
    public void Up_AnyMinutes_IsTheNextFigurePeopleSay(double minutes, int said) => Assert.Equal(said, SayableMinutes.Up(minutes));

    [Fact]
    public void Up_AnyMinutes_IsNeverBelowNorTwiceAsLong()
    {
        for (var minutes = 1.0; minutes < 20_000; minutes *= 1.01) Assert.InRange(SayableMinutes.Up(minutes), minutes, 2 * minutes);
    }
}
