using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace Functions.Tests.Api;

/// <summary>The description of the API: valid by a public validator, and neither more nor less than the API. That answers are as it says is seen wherever a test asks.</summary>
[Collection(AzuriteCollection.Name)]
public sealed partial class DescriptionTests(AzuriteFixture azurite)
{
    private static readonly JsonNode Description = JsonNode.Parse(File.ReadAllText(OpenApiChecker.Description))!;

    /// <summary>Records of the contract by the schema that describes them.</summary>
    private static readonly Dictionary<string, Type> Records = new()
    {
        ["Problem"] = typeof(Problem),
        ["Reason"] = typeof(ReasonAnswer),
        ["Driver"] = typeof(DriverAnswer),
        ["Action"] = typeof(ActionAnswer),
        ["HistoryPoint"] = typeof(HistoryAnswer),
        ["Customer"] = typeof(CustomerAnswer),
        ["CustomerEntry"] = typeof(CustomerListEntry),
        ["CustomerPage"] = typeof(CustomerListAnswer),
        ["LookupRequest"] = typeof(LookupRequest),
        ["Lookup"] = typeof(LookupAnswer),
        ["OutcomeRequest"] = typeof(OutcomeRequest),
        ["Outcome"] = typeof(OutcomeAnswer),
        ["OutcomePage"] = typeof(OutcomeListAnswer),
        ["ForgetReceipt"] = typeof(ForgetAnswer),
        ["Expiry"] = typeof(ExpiryAnswer),
        ["Profile"] = typeof(ProfileInput),
        ["SurveyInput"] = typeof(SurveyInput),
        ["InteractionInput"] = typeof(InteractionInput),
        ["ScoredCustomerInput"] = typeof(ScoredCustomerInput),
        ["ScoreRequest"] = typeof(ScoreRequest),
        ["ScoredCustomer"] = typeof(ScoredCustomerAnswer),
        ["Scores"] = typeof(ScoreAnswer),
        ["PredictionPage"] = typeof(PredictionListAnswer),
        ["Part"] = typeof(PartAnswer),
        ["Parts"] = typeof(PartListAnswer),
        ["Risk"] = typeof(RiskAnswer),
        ["Metric"] = typeof(MetricAnswer),
        ["Metrics"] = typeof(MetricListAnswer),
        ["Agent"] = typeof(AgentAnswer),
        ["AgentPage"] = typeof(AgentListAnswer),
        ["Model"] = typeof(ModelAnswer),
        ["ModelPage"] = typeof(ModelListAnswer),
        ["RunRequest"] = typeof(RunRequest),
        ["Run"] = typeof(RunAnswer),
        ["RunPage"] = typeof(RunListAnswer),
        ["Export"] = typeof(ExportAnswer),
        ["ExportPage"] = typeof(ExportListAnswer),
        ["RejectedRow"] = typeof(RejectedRowAnswer),
        ["RejectedPage"] = typeof(RejectedListAnswer),
        ["Upload"] = typeof(UploadAnswer),
        ["PoisonMessage"] = typeof(PoisonAnswer),
        ["PoisonPage"] = typeof(PoisonListAnswer),
        ["Health"] = typeof(HealthAnswer),
        ["HealthCheck"] = typeof(HealthCheckAnswer),
    };

    [Fact]
    public async Task Description_IsValidOpenApi()
    {
        var found = await OpenApiChecker.ValidateAsync();

        Assert.True(found["valid"]!.GetValue<bool>(), found["errors"]!.ToJsonString());
        Assert.Equal("3.1.0", Description["openapi"]!.GetValue<string>());
    }

    [Fact]
    public async Task Description_IsServed()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.ConnectionString);

        var (status, body) = await server.SendAsync(HttpMethod.Get, "/api/openapi.json");

        Assert.Equal(System.Net.HttpStatusCode.OK, status);
        Assert.True(JsonNode.DeepEquals(Description, JsonNode.Parse(body)));
    }

    [Fact]
    public async Task EveryRoute_IsDescribed_AndNoOther()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.ConnectionString);
        var mapped = server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Where(method => method != HttpMethods.Head)
                .Select(method => $"{method} {endpoint.RoutePattern.RawText}"))
            .Select(route => Route().Replace(route, "{$1}")).ToHashSet();
        // What takes any number of parts stands for the paths below an export.
        if (mapped.Remove("GET /api/exports/{kind}/{path}")) mapped.UnionWith(["GET /api/exports/{kind}/{name}", "GET /api/exports/{kind}/{name}/rejected"]);
        if (mapped.Remove("POST /api/exports/{kind}/{path}")) mapped.Add("POST /api/exports/{kind}/{name}/replay");

        var described = Description["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}")).ToHashSet();

        Assert.Equal(described.Order(), mapped.Order());
    }

    [Fact]
    public void EveryRecord_HasTheMembersOfItsSchema()
    {
        foreach (var (schema, record) in Records)
        {
            var described = Schema(schema)["properties"]!.AsObject().Select(property => property.Key).Order();
            var members = record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "EqualityContract")
                .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order();
            Assert.True(described.SequenceEqual(members), $"{schema}: {string.Join(", ", described)} are described, {string.Join(", ", members)} are there.");
        }
    }

    [Fact]
    public void EveryKindOfProblem_IsDescribed() => Assert.Equal(
        ProblemKind.All.Select(kind => kind.Type).Order(), Schema("Problem")["properties"]!["type"]!["enum"]!.AsArray().Select(type => type!.GetValue<string>()).Order());

    private static JsonNode Schema(string name) => Description["components"]!["schemas"]![name]!;

    [GeneratedRegex(@"\{\**(\w+)\??\}")]
    private static partial Regex Route();
}
