using System.Text;
using System.Text.Json.Nodes;
using Analytics.Reports;

namespace Analytics.Tests.Reports;

/// <summary>Insights without customers who were forgotten.</summary>
public sealed class InsightsWithoutTests
{
    private const string Document = """
        {"customers":3,"standing":{"satisfiedButLeaving":{"customers":[{"customerId":"a","risk":0.5},{"customerId":"客","risk":0.4}]}},
         "trust":{"listed":[{"customerId":"b"},{"agentId":"a"}],"words":["a"]}}
        """;

    [Fact]
    public void Without_SomeCustomers_LeavesEverythingElse()
    {
        var kept = InsightsJson.Without(Encoding.UTF8.GetBytes(Document), customer => customer is "a" or "b", out var removed);

        Assert.Equal(2, removed);
        var expected = JsonNode.Parse("""{"customers":3,"standing":{"satisfiedButLeaving":{"customers":[{"customerId":"客","risk":0.4}]}},"trust":{"listed":[{"agentId":"a"}],"words":["a"]}}""");
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(kept)));
        Assert.Contains("客", Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_NobodyOfIt_RemovesNothing()
    {
        InsightsJson.Without(Encoding.UTF8.GetBytes(Document), customer => customer == "nobody", out var removed);

        Assert.Equal(0, removed);
    }
}
