using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class GaussLegendreRuleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(64)]
    public void Rule_PowersUpToTwiceItsPoints_AreIntegratedExactly(int pointCount)
    {
        var rule = new GaussLegendreRule(pointCount);

        for (var power = 0; power < 2 * pointCount; power++)
            Assert.Equal(1.0 / (power + 1), Integral(rule, power), 13);
    }

    [Fact]
    public void Rule_TheNextPower_IsNot()
    {
        Assert.NotEqual(1.0 / 5, Integral(new GaussLegendreRule(2), 4), 3);
    }

    [Fact]
    public void Points_AreAscendingInsideTheInterval()
    {
        var points = new GaussLegendreRule(33).Points.ToArray();

        Assert.Equal(points.Order(), points);
        Assert.All(points, point => Assert.True(point is > 0 and < 1));
        Assert.Equal(0.5, points[16], 15);
    }

    private static double Integral(GaussLegendreRule rule, int power)
    {
        var sum = 0.0;
        for (var index = 0; index < rule.Points.Length; index++)
            sum += rule.Weights[index] * Math.Pow(rule.Points[index], power);
        return sum;
    }
}
