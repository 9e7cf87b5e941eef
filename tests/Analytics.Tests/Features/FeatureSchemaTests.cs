using System.Globalization;
using System.Text;
using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Tests.Features;

public sealed class FeatureSchemaTests
{
    [Fact]
    public void Learn_Attributes_KindIsDecidedForTheColumn()
    {
        var schema = Learn(Enumerable.Range(0, 100).Select(i => Profile(i, new()
        {
            ["charges"] = i < 97 ? i.ToString(CultureInfo.InvariantCulture) : "unknown",
            ["contract"] = i % 3 == 0 ? "monthly" : "annual",
            ["reference"] = $"REF-{i:d5}",
            ["constant"] = "same",
            ["churn"] = i % 2 == 0 ? "Yes" : "No",
        })));

        Assert.Equal(["charges", "contract"], schema.Features.Select(feature => feature.Name));
        Assert.Equal([FeatureKind.Number, FeatureKind.Category], schema.Features.Select(feature => feature.Kind));
        Assert.Equal(["annual", "monthly"], schema.Features[1].Categories);
    }

    [Fact]
    public void Compute_RareAndUnseenCategories_AreOther()
    {
        var schema = Learn(Enumerable.Range(0, 50).Select(i => Profile(i, new() { ["city"] = i < 20 ? "Beijing" : i < 48 ? "Shanghai" : "Lhasa" })));

        Assert.Equal(["Shanghai", "Beijing", AttributeColumn.Other], schema.Features.Single().Categories);
        Assert.Equal(1, Compute(schema, Profile(0, new() { ["city"] = "Beijing" })));
        Assert.Equal(2, Compute(schema, Profile(0, new() { ["city"] = "Lhasa" })));
        Assert.Equal(2, Compute(schema, Profile(0, new() { ["city"] = "Kunming" })));
        Assert.True(float.IsNaN(Compute(schema, Profile(0, []))));
    }

    [Fact]
    public void FromJson_WhatWasWritten_HasTheSameFingerprintAndFeatures()
    {
        var schema = Learn(Enumerable.Range(0, 50).Select(i => Profile(i, new() { ["套餐"] = i % 2 == 0 ? "年付" : "月付" })));

        var read = FeatureSchema.FromJson(schema.ToJson());

        Assert.Equal(schema.Fingerprint, read.Fingerprint);
        Assert.Equal(schema.Features.Select(feature => feature.Name), read.Features.Select(feature => feature.Name));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"version\":99,\"hasTimes\":false,\"ratings\":[],\"interactionTypes\":[],\"attributes\":[]}")]
    public void FromJson_DamagedOrNewer_IsInvalid(string json) =>
        Assert.Throws<InvalidDataException>(() => FeatureSchema.FromJson(Encoding.UTF8.GetBytes(json)));

    private static FeatureSchema Learn(IEnumerable<Customer> customers)
    {
        var learner = new FeatureSchemaLearner(["Churn"]);
        foreach (var customer in customers) learner.Observe(Snapshot(customer));
        return learner.Learn();
    }

    private static float Compute(FeatureSchema schema, Customer customer)
    {
        var values = new float[schema.Features.Count];
        schema.Compute(Snapshot(customer), values);
        return values.Single();
    }

    private static CustomerSnapshot Snapshot(Customer customer) => new(customer.CustomerId!, DateTimeOffset.UnixEpoch, customer, [], []);

    private static Customer Profile(int number, Dictionary<string, string> attributes) => new() { CustomerId = $"c{number}", Attributes = attributes };
}
