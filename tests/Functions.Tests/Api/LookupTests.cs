using System.Net;
using System.Text.Json;
using Analytics.Privacy;
using Pipeline;
using Testing;

namespace Functions.Tests.Api;

[Collection(AzuriteCollection.Name)]
public sealed class LookupTests(AzuriteFixture azurite)
{
    private const string Key = "a key of the tests, long enough";
    private const string Path = "/api/customers/lookup";

    [Fact]
    public async Task Lookup_WithoutKey_IsAConflict()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());

        var (status, body) = await server.SendAsync(HttpMethod.Post, Path, """{"email":"mei@example.cn"}""");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("Privacy__IdKey", body, StringComparison.Ordinal);
        Assert.DoesNotContain("mei@", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lookup_EmailOrPhone_GivesTheHash()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount(), new PipelineOptions { Privacy = { IdKey = Key, CountryCode = "86" } });
        var hash = new IdentityHash(Key, "86");
        Assert.True(hash.TryHash("mei@example.cn", IdentityKind.Email, out var email, out _));
        Assert.True(hash.TryHash("13812345678", IdentityKind.Phone, out var phone, out _));

        Assert.Equal((HttpStatusCode.OK, $$"""{"customerId":"{{email}}"}"""), await server.SendAsync(HttpMethod.Post, Path, """{"email":" Mei@Example.cn "}"""));
        Assert.Equal((HttpStatusCode.OK, $$"""{"customerId":"{{phone}}"}"""), await server.SendAsync(HttpMethod.Post, Path, """{"phone":"+86 138 1234 5678"}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"email":"mei@example.cn","phone":"13812345678"}""")]
    [InlineData("""{"email":"nobody"}""")]
    [InlineData("""{"phone":"13812345678"}""")]
    [InlineData("""{"phone":"mei"}""")]
    public async Task Lookup_WhatCannotBe_IsAProblemThatDoesNotRepeatIt(string body)
    {
        await using var server = await StandaloneServer.StartAsync(azurite.ConnectionString, new PipelineOptions { Privacy = { IdKey = Key } });

        var (status, answer) = await server.SendAsync(HttpMethod.Post, Path, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("urn:pipeline:problem:", JsonDocument.Parse(answer).RootElement.GetProperty("type").GetString(), StringComparison.Ordinal);
        foreach (var word in (string[])["mei", "nobody", "138"]) Assert.DoesNotContain(word, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lookup_PublishedCustomer_LeadsToTheirPrediction()
    {
        var account = azurite.NewAccount();
        var options = new PipelineOptions { Churn = { LabelColumn = "left" }, Training = QuickTraining.PipelineOptions.Training, Privacy = { IdKey = Key } };
        var pipeline = await PipelineUnderTest.CreateAsync(account, options);
        await pipeline.DropAsync("mappings", "a.json", """{"customers":{"columns":{"customerId":{"column":"customerId","hash":"email"}}}}""");
        var list = SmallBusiness.LabelledCustomers(200).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var entry = await pipeline.IngestAsync("customers", "list.csv", string.Join('\n', list.Select((line, row) => row == 0 ? line : line.Insert(line.IndexOf(',', StringComparison.Ordinal), "@example.cn"))));
        Assert.Equal(200, entry.Accepted);
        await pipeline.RunAsync();
        await using var server = await StandaloneServer.StartAsync(account, options);

        var (status, body) = await server.SendAsync(HttpMethod.Post, Path, """{"email":"C7@example.cn"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        var url = JsonDocument.Parse(body).RootElement.GetProperty("url").GetString()!;
        Assert.StartsWith("/api/customers/h1_", url, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, url)).Status);
    }
}
