using Analytics.Features;
using Analytics.Prediction.Reasons;
using Analytics.Tests.Prediction.Reasons;

namespace Analytics.Tests.Features;

public sealed class ValueDriverTests
{
    [Theory]
    [InlineData("timeliness.mean.365d", ValueDriver.Timeliness)]
    [InlineData("gap.worst.365d", ValueDriver.Timeliness)]
    [InlineData("overrun.impression", ValueDriver.Timeliness)]
    [InlineData("abandoned.count.365d", ValueDriver.Timeliness)]
    [InlineData("wait.trend.90d", ValueDriver.Timeliness)]
    [InlineData("ces.last", ValueDriver.Convenience)]
    [InlineData("repeat.count.90d", ValueDriver.Convenience)]
    [InlineData("handover.impression", ValueDriver.Convenience)]
    [InlineData("expertise.trend.365d", ValueDriver.Expertise)]
    [InlineData("resolved.share.365d", ValueDriver.Expertise)]
    [InlineData("unresolved.impression", ValueDriver.Expertise)]
    [InlineData("fee.count.90d", ValueDriver.Price)]
    [InlineData("unannounced.count.30d", ValueDriver.Price)]
    [InlineData("loyaltyPenalty.last", ValueDriver.Price)]
    [InlineData("complaint.count.90d", ValueDriver.Relationship)]
    [InlineData("silence.contacts", ValueDriver.Relationship)]
    [InlineData("tenure.days", ValueDriver.Relationship)]
    [InlineData("csat.last", ValueDriver.Satisfaction)]
    [InlineData("purchase.amount.365d", ValueDriver.Usage)]
    [InlineData("contact.count.30d", ValueDriver.Usage)]
    [InlineData("renewal.count.365d", ValueDriver.Contract)]
    [InlineData("anniversary.days", ValueDriver.Contract)]
    [InlineData("Food.last", ValueDriver.Other)]            // a rating of the user's own
    [InlineData("delivery.count.30d", ValueDriver.Other)]   // a type of the user's own
    [InlineData("Contract", ValueDriver.Other)]             // a column of the customer list, whatever its name
    public void Driver_IsThatOfTheFeaturesDefinition(string feature, ValueDriver expected)
    {
        var schema = WholeSchema.Create();

        Assert.Equal(expected, schema.Features[schema.IndexOf(feature)].Driver);
    }

    [Fact]
    public void Driver_WhatThePipelineDefines_IsNeverOther()
    {
        var schema = WholeSchema.Create();
        var own = schema.Content.Attributes.Select(attribute => attribute.Name).ToHashSet();

        var others = schema.Features.Where(feature => feature.Driver == ValueDriver.Other && !own.Contains(feature.Name)).Select(feature => feature.Name);

        Assert.Equal(
            ["Food.last", "Food.mean.365d", "Food.trend.365d", "delivery.count.30d", "delivery.count.90d", "delivery.count.365d"], others);
        Assert.Equal(Enum.GetValues<ValueDriver>(), schema.Features.Select(feature => feature.Driver).Distinct().Order());
    }

    [Fact]
    public void Driver_ColumnNamedLikeAFeature_IsOther()
    {
        var schema = WholeSchema.Create(["csat"], ["call"], [new AttributeColumn("csat.last", FeatureKind.Number, [])]);

        Assert.Equal(ValueDriver.Other, schema.Features[^1].Driver);
        Assert.Equal(ValueDriver.Satisfaction, schema.Features[0].Driver);
    }

    [Fact]
    public void Names_EveryDriver_HasItsOwnAndIsFoundByItsCode()
    {
        var drivers = Enum.GetValues<ValueDriver>();

        Assert.All(drivers, driver => Assert.Equal(driver, ValueDriverNames.Find(ValueDriverNames.Code(driver))));
        Assert.All(drivers, driver => Assert.Matches("^[a-z]+$", ValueDriverNames.Code(driver)));
        Assert.Equal(drivers.Length, drivers.Select(ValueDriverNames.English).Distinct().Count());
        Assert.Equal(drivers.Length, drivers.Select(ValueDriverNames.Chinese).Distinct().Count());
        Assert.Null(ValueDriverNames.Find("glamour"));
    }
}
