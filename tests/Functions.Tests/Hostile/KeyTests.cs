using System.Globalization;
using Functions.Api;
using Functions.Api.Access;
using Testing;

namespace Functions.Tests.Hostile;

/// <summary>Who may do what with which key, how much at once, and what is written of it.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class KeyTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("GET", "/api/runs", HostileServer.ReadKey, 200)]
    [InlineData("HEAD", "/api/runs", HostileServer.ReadKey, 200)]
    [InlineData("GET", "/api/runs", HostileServer.OperateKey, 401)]
    [InlineData("GET", "/api/runs", HostileServer.ForgetKey, 401)]
    [InlineData("POST", "/api/models/rollback", HostileServer.OperateKey, 409)]
    [InlineData("POST", "/api/models/rollback", HostileServer.ReadKey, 401)]
    [InlineData("POST", "/api/models/rollback", HostileServer.ForgetKey, 401)]
    [InlineData("PUT", "/api/exports/leads/a.csv", HostileServer.OperateKey, 400)]
    [InlineData("PUT", "/api/exports/leads/a.csv", HostileServer.ReadKey, 401)]
    [InlineData("DELETE", "/api/customers?id=", HostileServer.ForgetKey, 400)]
    [InlineData("DELETE", "/api/customers?id=", HostileServer.OperateKey, 401)]
    [InlineData("DELETE", "/api/customers?id=", HostileServer.ReadKey, 401)]
    [InlineData("GET", "/API/runs", null, 401)]
    [InlineData("GET", "/api", null, 401)]
    [InlineData("GET", "/%61pi/runs", null, 401)]
    [InlineData("GET", "/x/../api/runs", null, 401)]
    [InlineData("GET", "/app/live", null, 200)]
    [InlineData("GET", "/", null, 200)]
    public async Task Role_IsOpenedByItsOwnKeyAlone(string method, string path, string? key, int expected)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);
        var request = new HostileRequest(method, path);
        if (key is not null) request.With(KeyHeader.Name, key);

        var answer = await server.SendAsync(request);

        Assert.Equal(expected, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("read-key-0123456789abcde")]
    [InlineData("read-key-0123456789abcdeg")]
    [InlineData("READ-KEY-0123456789ABCDEF")]
    [InlineData("read-key-0123456789abcdef,read-key-0123456789abcdef")]
    [InlineData("Bearer read-key-0123456789abcdef")]
    [InlineData("\"read-key-0123456789abcdef\"")]
    public async Task Key_ThatIsNotQuiteTheOne_OpensNothing(string key)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);

        var answer = await server.SendAsync(new HostileRequest("GET", "/api/runs").With(KeyHeader.Name, key));

        Assert.Equal(401, answer.Status);
        RefusedRequestTests.AssertProblem(answer);
    }

    [Fact]
    public async Task Key_InTheAddressOrTwice_OpensNothing()
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);

        var inAddress = await server.SendAsync(new HostileRequest("GET", $"/api/runs?code={HostileServer.ReadKey}"));
        var twice = await server.SendAsync(HostileServer.Ask("GET", "/api/runs").With(KeyHeader.Name, HostileServer.ReadKey));
        var both = await server.SendAsync(HostileServer.Ask("GET", $"/api/runs?code={HostileServer.ReadKey}"));

        Assert.Equal((401, 401, 200), (inAddress.Status, twice.Status, both.Status));
        Assert.DoesNotContain(HostileServer.ReadKey, inAddress.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_SeveralOfARole_EachOpenIt()
    {
        const string Next = "next-key-0123456789abcdef";
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString, api => api.Keys.Read = $"{HostileServer.ReadKey} , {Next}");

        Assert.Equal(200, (await server.SendAsync(new HostileRequest("GET", "/api/runs").With(KeyHeader.Name, HostileServer.ReadKey))).Status);
        Assert.Equal(200, (await server.SendAsync(new HostileRequest("GET", "/api/runs").With(KeyHeader.Name, Next))).Status);
    }

    [Fact]
    public async Task Role_WithoutAKeyWhereOthersHaveOne_IsClosed()
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString, api => api.Keys.Forget = null);

        var without = await server.SendAsync(new HostileRequest("DELETE", "/api/customers/nobody"));
        var empty = await server.SendAsync(new HostileRequest("DELETE", "/api/customers/nobody").With(KeyHeader.Name, ""));

        Assert.Equal((401, 401), (without.Status, empty.Status));
    }

    [Fact]
    public void Keys_TooShort_AreRefusedWithoutBeingRepeated()
    {
        var options = new ApiOptions { Keys = { Operate = "short" } };

        var exception = Assert.Throws<ArgumentException>(options.Validate);

        Assert.DoesNotContain("short", exception.Message.Replace("shorter", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Api:Keys:Operate", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_BeyondTheLimit_WaitAsRetryAfterSays_AndReadingGoesOn()
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString, api => api.MaxChangesPerMinute = 2);

        var answers = new List<RawAnswer>();
        for (var i = 0; i < 3; i++) answers.Add(await server.SendAsync("POST", "/api/models/rollback"));
        var read = await server.SendAsync("GET", "/api/runs");
        var score = await server.SendAsync("POST", "/api/score", "{");

        Assert.Equal([409, 409, 429], answers.Select(answer => answer.Status));
        RefusedRequestTests.AssertProblem(answers[2]);
        Assert.InRange(int.Parse(answers[2].Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal((200, 400), (read.Status, score.Status));
    }

    [Fact]
    public async Task Requests_WithoutTheKey_DoNotUseUpTheLimit()
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString, api => api.MaxChangesPerMinute = 1);

        for (var i = 0; i < 5; i++) Assert.Equal(401, (await server.SendAsync(new HostileRequest("POST", "/api/models/rollback"))).Status);

        Assert.Equal(409, (await server.SendAsync("POST", "/api/models/rollback")).Status);
    }

    [Fact]
    public async Task Changes_AreWrittenDown_WithRoleRouteStatusAndKey_AndNobodysId()
    {
        var log = new LineCollector();
        await using var server = await HostileServer.StartAsync(azurite.NewAccount(), log: log);

        await server.SendAsync("POST", "/api/customers/customer-4711/outcomes", "{\"contact\":\"called\",\"result\":\"kept\",\"note\":\"remark-4711\"}");
        var forgotten = await server.SendAsync("DELETE", "/api/customers/customer-4711");
        await server.SendAsync("DELETE", "/api/customers?id=customer-4711%00");
        await server.SendAsync("POST", "/api/runs");
        await server.SendAsync("GET", "/api/customers/customer-4711");

        var lines = log.Lines.Where(line => line.StartsWith("Functions.Audit", StringComparison.Ordinal)).ToList();
        var receipt = forgotten.Header("Location")!.Split('/')[^1];
        var (operate, forget) = (ApiKeys.Fingerprint(HostileServer.OperateKey), ApiKeys.Fingerprint(HostileServer.ForgetKey));
        Assert.Equal(
            [
                $"Functions.Audit: Operate: POST /api/customers/{{id}}/outcomes about -, key {operate}, answered 404.",
                $"Functions.Audit: Forget: DELETE /api/customers/{{id}} about {receipt}, key {forget}, answered 202.",
                $"Functions.Audit: Forget: DELETE /api/customers about -, key {forget}, answered 400.",
                $"Functions.Audit: Operate: POST /api/runs about -, key {operate}, answered 409.",
            ],
            lines);
        log.AssertSilentAbout("4711", HostileServer.OperateKey, HostileServer.ForgetKey, HostileServer.ReadKey);
    }
}
