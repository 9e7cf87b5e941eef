using Analytics.Customers;

namespace Analytics.Tests.Customers;

public sealed class OptionalNumberTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(1.5)]
    [InlineData(-3e300)]
    [InlineData(double.Epsilon)]
    [InlineData(double.PositiveInfinity)]
    public void Value_OfANumber_IsTheNumber(double number) => Assert.Equal(number, new OptionalNumber(number).Value);

    [Fact]
    public void Value_OfNothing_IsMissing()
    {
        Assert.Null(new OptionalNumber(null).Value);
        Assert.Null(default(OptionalNumber).Value);
        Assert.Null(new OptionalNumber(double.NaN).Value);
    }
}
