using Analytics.Customers;

namespace Analytics.Tests.Customers;

public sealed class RatingValueTests
{
    private static readonly SurveyResponse Survey = new()
    {
        ResponseId = "r",
        Csat = 1,
        Nps = 2,
        Ces = 3,
        Timeliness = 4,
        Convenience = 5,
        Expertise = 6,
        Expectation = 7,
        Drivers = new Dictionary<string, double> { ["price"] = 8 },
    };

    [Fact]
    public void Of_EveryName_IsTheRatingOfThatName()
    {
        foreach (var name in RatingValue.Names)
            Assert.Equal((double?)typeof(SurveyResponse).GetProperties().Single(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)).GetValue(Survey), RatingValue.Of(Survey, name));
    }

    [Fact]
    public void Of_AnotherName_IsTheDriver()
    {
        Assert.Equal(8, RatingValue.Of(Survey, "price"));
        Assert.Null(RatingValue.Of(Survey, "value"));
    }
}
