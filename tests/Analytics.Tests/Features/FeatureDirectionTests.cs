using Analytics.Boosting;
using Analytics.Features;
using Analytics.Tests.Prediction.Reasons;

namespace Analytics.Tests.Features;

public sealed class FeatureDirectionTests
{
    [Theory]
    [InlineData("csat.last", FeatureDirection.Falling)]
    [InlineData("expectation.trend.365d", FeatureDirection.Falling)]
    [InlineData("Food.mean.365d", FeatureDirection.Free)]     // a driver of the user's own: nobody knows what it asks
    [InlineData("gap.worst.365d", FeatureDirection.Falling)]
    [InlineData("promise.broken.impression", FeatureDirection.Rising)]
    [InlineData("resolved.share.365d", FeatureDirection.Falling)]
    [InlineData("unannounced.fee.count.365d", FeatureDirection.Rising)]
    [InlineData("loyaltyPenalty.last", FeatureDirection.Rising)]
    [InlineData("complaint.count.90d", FeatureDirection.Free)]     // who complains still cares
    [InlineData("goodwill.count.90d", FeatureDirection.Free)]      // goes to those in trouble
    [InlineData("purchase.count.365d", FeatureDirection.Free)]
    [InlineData("tenure.days", FeatureDirection.Free)]
    [InlineData("survey.count.365d", FeatureDirection.Free)]
    public void Direction_IsWhatTheDomainDemands(string feature, FeatureDirection expected)
    {
        var schema = WholeSchema.Create();

        Assert.Equal(expected, schema.Features[schema.IndexOf(feature)].Direction);
    }

    [Fact]
    public void Direction_ColumnsOfTheCustomerList_AreFree()
    {
        var schema = WholeSchema.Create(["csat"], ["call"], [new AttributeColumn("csat.last", FeatureKind.Number, []), new AttributeColumn("plan", FeatureKind.Category, ["a", "b"])]);

        Assert.Equal([FeatureDirection.Free, FeatureDirection.Free], schema.Features.TakeLast(2).Select(feature => feature.Direction));
        Assert.Equal(FeatureDirection.Falling, schema.Features[0].Direction);
    }

    [Fact]
    public void Directions_OneAFeature_AsTheLearnerTakesThem()
    {
        var schema = WholeSchema.Create();

        new BoosterOptions { Monotone = schema.ChurnDirections }.Validate();
        Assert.Equal(schema.Features.Count, schema.ChurnDirections.Count);
        Assert.Equal(-1, schema.ChurnDirections[schema.IndexOf("csat.last")]);
        Assert.Equal(1, schema.ChurnDirections[schema.IndexOf("unresolved.count.90d")]);
        Assert.Equal(0, schema.ChurnDirections[schema.IndexOf("Contract")]);
        Assert.All(schema.Features.Zip(schema.ChurnDirections), pair => Assert.True(pair.Second == 0 || pair.First.Kind == FeatureKind.Number));
    }

    [Fact]
    public void Directions_OfLoyalty_AreTheOpposite()
    {
        var schema = WholeSchema.Create();

        Assert.All(schema.ChurnDirections.Zip(schema.LoyaltyDirections), pair => Assert.Equal(0, pair.First + pair.Second));
    }

    [Fact]
    public void Directions_ReadBackFromJson_AreTheSame()
    {
        var schema = WholeSchema.Create();

        Assert.Equal(schema.ChurnDirections, FeatureSchema.FromJson(schema.ToJson()).ChurnDirections);
    }
}
