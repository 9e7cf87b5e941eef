using System.Text;
using Analytics.Exports;
using Analytics.Exports.Mapping;

namespace Analytics.Tests.Exports.Mapping;

public sealed class ExportMappingTests
{
    [Theory]
    [InlineData("[]", "$")]
    [InlineData("{\"surveys\":", "$")]
    [InlineData("{\"survey\":{}}", "unknown property")]
    [InlineData("{\"timeZone\":\"Mars/Olympus\"}", "timeZone")]
    [InlineData("{\"surveys\":{\"columns\":{\"kundennummer\":\"A\"}}}", "surveys.columns")]
    [InlineData("{\"surveys\":{\"scales\":{\"csat\":\"five\"}}}", "surveys.scales.csat")]
    [InlineData("{\"surveys\":{\"scales\":{\"comment\":\"1-5\"}}}", "not a rating")]
    [InlineData("{\"customers\":{\"type\":\"call\"}}", "customers.type")]
    public void Parse_WhatCannotBe_SaysWhere(string json, string place)
    {
        var exception = Assert.Throws<MappingException>(() => ExportMapping.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.Contains(place, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("surveys/acme-*", true)]
    [InlineData("surveys/*.csv", true)]
    [InlineData("customers/*", false)]
    [InlineData("surveys/ACME-*", false)]
    public void AppliesTo_Pattern_MatchesKindAndName(string? pattern, bool expected) =>
        Assert.Equal(expected, new ExportMapping { Files = pattern, TimeZone = "UTC" }.AppliesTo(ExportKind.Surveys, "acme-2026.csv"));

    [Fact]
    public void AppliesTo_KindItSaysNothingOf_IsNotItsBusiness()
    {
        var mapping = new ExportMapping { Surveys = new KindMapping { Columns = new Dictionary<string, ColumnMapping> { ["csat"] = "Note" } } };

        Assert.True(mapping.AppliesTo(ExportKind.Surveys, "a.csv"));
        Assert.False(mapping.AppliesTo(ExportKind.Customers, "a.csv"));
    }

    [Fact]
    public void Parse_WithByteOrderMarkAndComments_IsRead()
    {
        var mapping = ExportMapping.Parse(Encoding.UTF8.GetBytes("\uFEFF{ // ours\n \"files\": \"surveys/*\", }"));

        Assert.Equal("surveys/*", mapping.Files);
    }
}
