using System.Text.Json;
using Functions.Tests.Api;
using Pipeline;
using Testing;

namespace Functions.Tests.Guides;

/// <summary>The script of docs/guides/querying.md that uses the HTTP API, against a server that stands alone.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ApiScriptTests(AzuriteFixture azurite)
{
    private const string Strange = "客户/7 %2F";

    private static readonly PipelineOptions ByLabel = new() { Churn = { LabelColumn = "left" }, Training = { SearchBudget = 0.05 } };

    [Fact]
    public async Task Script_FollowsARunPagesAListScoresAndTellsAnOutcome()
    {
        var python = await PythonScript.FindAsync(Path.Combine(Repository.Root, "docs", "guides", "querying", "api.py"));
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel);
        await pipeline.IngestAsync("customers", "list.csv", SmallBusiness.LabelledCustomers(200) + $"{Strange},annual,0.5,no\n");
        await using var server = await StandaloneServer.StartAsync(pipeline.ConnectionString, ByLabel);
        var address = ("PIPELINE_URL", server.Client.BaseAddress!.ToString());

        // A state is given when it is another than before, the end once.
        var states = await python.RunAsync(["run"], address);
        Assert.Equal("published", Text(states[^1], "status"));
        Assert.Equal(states.Count, states.Select(state => state.ToString()).Distinct().Count());

        var everybody = (await pipeline.Jobs.Customers.ListAsync("all", 1_000, null, CancellationToken.None))!.Customers;
        Assert.Equal(201, everybody.Count);
        Assert.Equal(everybody.Select(customer => customer.CustomerId), (await python.RunAsync(["customers", "70"], address)).Select(row => Text(row, "customerId")));
        var high = await python.RunAsync(["customers", "7", "band=high", "sort=risk"], address);
        Assert.Equal(everybody.Where(customer => customer.Band == "high").Select(customer => customer.CustomerId), high.Select(row => Text(row, "customerId")));

        const string request = """{"customers":[{"customerId":"a","profile":{"attributes":{"plan":"annual","usage":0.05}}},{"customerId":"b","profile":{"attributes":{"plan":"annual","usage":0.95}}}]}""";
        var scores = await python.RunAsync(["score", "-"], address, request);
        Assert.Equal(["a", "b"], scores.Select(score => Text(score, "customerId")));
        Assert.True(scores[0].GetProperty("churnProbability").GetDouble() > scores[1].GetProperty("churnProbability").GetDouble());

        string[] told = ["outcome", Strange, """{"outcomeId":"call-778","contact":"called","result":"kept"}"""];
        Assert.True(Assert.Single(await python.RunAsync(told, address)).GetProperty("isNew").GetBoolean());
        Assert.False(Assert.Single(await python.RunAsync(told, address)).GetProperty("isNew").GetBoolean());
        Assert.Equal("call-778", Assert.Single((await pipeline.Jobs.Outcomes.ListAsync(Strange, 10, null, CancellationToken.None)).Outcomes).OutcomeId);
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
