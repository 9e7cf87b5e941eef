using System.Globalization;
using System.Text;
using System.Text.Json;
using Functions.Api;
using Functions.Api.Access;
using Functions.Api.Answers;
using Testing;

namespace Functions.Tests.Hostile;

/// <summary>Requests that mean harm, one kind a test, sent to the letter.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class RefusedRequestTests(AzuriteFixture azurite)
{
    private static readonly string[] Ups = ["..%2f..%2fx", "..%5c..%5cx", "%2e%2e%2fx", "..%252fx", "....%2f%2fx", "%c0%ae%c0%ae%2fx", "x%00", "x%0d%0aSet-Cookie:%20a=b", "%ff%fe", "x%3fy", "x%23y"];

    private static readonly string[] Security = ["X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy", "Cross-Origin-Resource-Policy", "Cache-Control"];

    [Theory]
    [InlineData("GET", "/api/customers/{0}")]
    [InlineData("GET", "/api/customers/{0}/outcomes")]
    [InlineData("GET", "/api/agents/{0}")]
    [InlineData("GET", "/api/exports/customers/{0}")]
    [InlineData("GET", "/api/exports/{0}/a.csv")]
    [InlineData("GET", "/api/exports/customers/{0}/rejected")]
    [InlineData("GET", "/api/predictions/parts/{0}")]
    [InlineData("GET", "/api/predictions/parts/part-00.csv.gz?run={0}")]
    [InlineData("GET", "/api/models/{0}")]
    [InlineData("GET", "/api/models/{0}/card")]
    [InlineData("GET", "/api/runs/{0}")]
    [InlineData("GET", "/api/poison/{0}")]
    [InlineData("GET", "/api/forgotten/{0}")]
    [InlineData("POST", "/api/models/{0}/promote")]
    [InlineData("POST", "/api/runs/{0}/cancel")]
    [InlineData("POST", "/api/runs/{0}/publish")]
    [InlineData("POST", "/api/poison/{0}/replay")]
    [InlineData("POST", "/api/exports/customers/{0}/replay")]
    [InlineData("POST", "/api/customers/{0}/outcomes")]
    [InlineData("DELETE", "/api/customers/{0}")]
    public async Task Traversal_InIdsAndNames_FindsNothing(string method, string path)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);

        foreach (var up in Ups)
        {
            var target = string.Format(CultureInfo.InvariantCulture, path, up);
            var answer = await server.SendAsync(method, target, method == "POST" ? "{\"contact\":\"called\",\"result\":\"kept\"}" : null);

            Assert.True(answer.Status is 400 or 404, $"{method} {target}: {answer.Status} {answer.Text}");
            Assert.Null(answer.Header("Set-Cookie"));
            if (answer.Body.Length > 0) AssertProblem(answer);
        }
    }

    [Theory]
    [InlineData("..%2fmodels%2fx.csv")]
    [InlineData("..%5cmodels%5cx.csv")]
    [InlineData("a%2f..%2f..%2fx.csv")]
    [InlineData("a/%2e%2e%2fx.csv")]
    [InlineData("a%00.csv")]
    [InlineData("a%0d%0aX-Evil:%201")]
    [InlineData("a%3fsig=x")]
    [InlineData("a%23x")]
    [InlineData("a.")]
    [InlineData("./%2e")]
    public async Task Traversal_InTheNameOfAnUpload_StoresNothing(string name)
    {
        await using var server = await HostileServer.StartAsync(azurite.NewAccount());

        var answer = await server.SendAsync("PUT", $"/api/exports/surveys/{name}", "responseId\n");

        Assert.Contains(answer.Status, new[] { 400, 404, 405 });
        // The web server itself refuses a path with a NUL, without a word.
        if (answer.Body.Length > 0) AssertProblem(answer);
        Assert.Null(answer.Header("X-Evil"));
        Assert.Empty(await BlobsAsync(server));
    }

    [Theory]
    [InlineData("/api/score", ApiLimits.MaxScoreBodyBytes)]
    [InlineData("/api/customers/lookup", ApiLimits.MaxSmallBodyBytes)]
    [InlineData("/api/runs", ApiLimits.MaxSmallBodyBytes)]
    [InlineData("/api/customers/c1/outcomes", ApiLimits.MaxSmallBodyBytes)]
    public async Task Body_LargerThanStated_IsTooLarge_WithALengthAndInChunks(string path, int limit)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);
        var body = "{\"customerId\":\"" + new string('x', limit) + "\"}";
        var chunked = HostileServer.Ask("POST", path, body);
        chunked.IsChunked = true;
        var promised = HostileServer.Ask("POST", path).With("Content-Length", "99999999999");
        promised.HasLength = false;

        foreach (var request in new[] { HostileServer.Ask("POST", path, body), chunked, promised })
        {
            var answer = await server.SendAsync(request);
            Assert.True(answer.Status is 413 or 400, $"{answer.Status} {answer.Text}");
            AssertProblem(answer);
        }
        Assert.Equal(413, (await server.SendAsync(HostileServer.Ask("POST", path, body))).Status);
    }

    [Fact]
    public async Task Upload_WithoutALengthOrOverTheLimit_IsRefusedBeforeItIsRead()
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);
        var chunked = HostileServer.Ask("PUT", "/api/exports/surveys/a.csv", "x");
        chunked.IsChunked = true;
        var large = HostileServer.Ask("PUT", "/api/exports/surveys/a.csv").With("Content-Length", (ApiLimits.MaxUploadBytes + 1).ToString(CultureInfo.InvariantCulture));
        large.HasLength = false;

        Assert.Equal(411, (await server.SendAsync(chunked)).Status);
        Assert.Equal(413, (await server.SendAsync(large)).Status);
    }

    [Fact]
    public async Task Upload_ThatIsCutOff_IsNoFailureOfTheServerAndStoresNothing()
    {
        await using var server = await HostileServer.StartAsync(azurite.NewAccount());
        var request = HostileServer.Ask("PUT", "/api/exports/surveys/a.csv", "responseId\n").With("Content-Length", "1000000");
        request.HasLength = false;
        request.MayBeUnfinished = true;

        var answers = await RawAnswer.SendAsync(server.Address, request);

        Assert.All(answers, answer => Assert.Equal(400, answer.Status));
        Assert.Empty(await BlobsAsync(server));
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("{\"customers\":[{\"profile\":{\"attributes\":{\"x\":[", "]}}}]}")]
    public async Task Json_TenThousandLevelsDeep_IsRefused(string open, string close)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);
        var deep = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));

        var answer = await server.SendAsync("POST", "/api/score", deep);

        Assert.Equal(400, answer.Status);
        AssertProblem(answer);
    }

    [Theory]
    [InlineData("\"profile\":{\"value\":1e999}")]
    [InlineData("\"profile\":{\"value\":-1e16}")]
    [InlineData("\"interactions\":[{\"occurredAt\":\"2026-01-01T00:00:00Z\",\"type\":\"fee\",\"amount\":1e308}]")]
    [InlineData("\"interactions\":[{\"occurredAt\":\"2026-01-01T00:00:00Z\",\"type\":\"fee\",\"newCustomerPrice\":-1e999}]")]
    [InlineData("\"interactions\":[{\"occurredAt\":\"2026-01-01T00:00:00Z\",\"type\":\"call\",\"waitMinutes\":1e999}]")]
    public async Task Score_OfFiguresThatCannotBeReckonedWith_IsABadRequest(string member)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);

        var answer = await server.SendAsync("POST", "/api/score", $$"""{"customerId":"a",{{member}}}""");

        Assert.Equal(400, answer.Status);
        Assert.Contains("must lie between", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"contact":"called","result":"kept","at":"0001-01-01T00:00:00Z"}""")]
    [InlineData("""{"contact":"called","result":"kept","at":"1600-12-31T00:00:00Z"}""")]
    public async Task Outcome_OfBeforeTheTimesOfCustomers_IsABadRequest(string body)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);

        var answer = await server.SendAsync("POST", "/api/customers/c1/outcomes", body);

        Assert.Equal(400, answer.Status);
        Assert.Contains("before 1900", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"contact":"called","result":"kept","at":"2199-01-01T00:00:00Z"}""")]
    [InlineData("""{"contact":"called","result":"kept","at":"9999-12-31T23:59:59Z"}""")]
    public async Task Outcome_OfTheFuture_IsABadRequest(string body)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);

        var answer = await server.SendAsync("POST", "/api/customers/c1/outcomes", body);

        Assert.Equal(400, answer.Status);
        Assert.Contains("future", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-03;segment=x")]
    [InlineData("March")]
    [InlineData("")]
    public async Task Metrics_OfWhatIsNoPeriod_AreABadRequest(string period)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);

        Assert.Equal(400, (await server.SendAsync("GET", $"/api/metrics?period={period}")).Status);
    }

    [Theory]
    [InlineData("{\"force\": \"please\"}")]
    [InlineData("not json")]
    public async Task Run_AskedForInChunks_IsReadAsWithALength(string body)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);
        var request = HostileServer.Ask("POST", "/api/runs", body);
        request.IsChunked = true;

        Assert.Equal(400, (await server.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 6")]
    [InlineData("Content-Length: 5, 6")]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 0x5")]
    [InlineData("Transfer-Encoding: chunked, identity")]
    [InlineData("Transfer-Encoding: xchunked")]
    [InlineData("Transfer-Encoding : chunked")]
    [InlineData("Transfer-Encoding:\tchunked\r\n X: y")]
    [InlineData("Host: evil.example")]
    [InlineData("X-A\0: b")]
    [InlineData("X A: b")]
    [InlineData(": b")]
    public async Task Framing_ThatTwoServersMayReadDifferently_IsRefusedAndTheConnectionClosed(string headers)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);
        var smuggled = $"GET /api/health HTTP/1.1\r\nHost: {server.Address.Authority}\r\nx-functions-key: {HostileServer.ReadKey}\r\n\r\n";
        var request = new HostileRequest("POST", "/api/score")
        {
            MayBeUnfinished = true,
            Bytes = Encoding.Latin1.GetBytes($"POST /api/score HTTP/1.1\r\nHost: {server.Address.Authority}\r\nx-functions-key: {HostileServer.OperateKey}\r\n{headers}\r\n\r\n0\r\n\r\n{smuggled}"),
        };

        var answers = await RawAnswer.SendAsync(server.Address, request);

        Assert.All(answers, answer => Assert.Equal(400, answer.Status));
        Assert.True(answers.Count <= 1);
    }

    [Fact]
    public async Task Chunks_BesideALength_AreReadAsChunksAndNothingBehindThem()
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);
        var smuggled = $"GET /api/health HTTP/1.1\r\nHost: {server.Address.Authority}\r\nx-functions-key: {HostileServer.ReadKey}\r\n\r\n";
        var request = new HostileRequest("POST", "/api/score")
        {
            MayBeUnfinished = true,
            Bytes = Encoding.Latin1.GetBytes(
                $"POST /api/score HTTP/1.1\r\nHost: {server.Address.Authority}\r\nx-functions-key: {HostileServer.OperateKey}\r\nContent-Length: {5 + smuggled.Length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        };

        var answers = await RawAnswer.SendAsync(server.Address, request);

        Assert.All(answers, answer => Assert.Equal(400, answer.Status));
        Assert.True(answers.Count <= 1);
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    [InlineData("X-Method-Override")]
    public async Task MethodOverride_IsIgnored(string header)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);

        var answer = await server.SendAsync(HostileServer.Ask("GET", "/api/runs?_method=DELETE").With(header, "DELETE"));
        var rewritten = await server.SendAsync(HostileServer.Ask("GET", "/api/nothing").With("X-Original-URL", "/api/runs").With("X-Rewrite-URL", "/api/runs"));

        Assert.Equal(200, answer.Status);
        Assert.Equal(404, rewritten.Status);
    }

    [Theory]
    [InlineData("GET", "/api/runs", 200)]
    [InlineData("GET", "/app", 200)]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("OPTIONS", "/api/runs", 401)]
    [InlineData("OPTIONS", "/app", 405)]
    [InlineData("OPTIONS", "*", 405)]
    [InlineData("TRACE", "/api/runs", 401)]
    [InlineData("TRACE", "/app", 405)]
    public async Task OtherSites_GetNoCorsHeaders_AndNoPreflight(string method, string path, int expected)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);
        var request = HostileServer.Ask(method, path).With("Origin", "https://evil.example")
            .With("Access-Control-Request-Method", "DELETE").With("Access-Control-Request-Headers", KeyHeader.Name);

        var answer = await server.SendAsync(request);

        Assert.Equal(expected, answer.Status);
        Assert.DoesNotContain(answer.Headers, header => header.Name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("evil.example", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/runs", 200)]
    [InlineData("GET", "/api/customers/nobody", 404)]
    [InlineData("GET", "/api/runs?top=x", 400)]
    [InlineData("PATCH", "/api/runs", 405)]
    [InlineData("POST", "/api/score", 400)]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/app/page.js", 200)]
    [InlineData("GET", "/app/nothing", 404)]
    [InlineData("POST", "/app", 405)]
    [InlineData("GET", "/TrainModel", 404)]
    [InlineData("POST", "/TrainModel", 404)]
    public async Task SecurityHeaders_AreOnEveryAnswer(string method, string path, int expected)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);

        var answer = await server.SendAsync(method, path, method == "POST" ? "{" : null);
        var keyless = await server.SendAsync(new HostileRequest(method, path));

        Assert.Equal(expected, answer.Status);
        foreach (var header in Security)
        {
            Assert.NotNull(answer.Header(header));
            Assert.NotNull(keyless.Header(header));
        }
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Null(answer.Header("Server"));
        Assert.Null(answer.Header("X-Powered-By"));
    }

    [Theory]
    [InlineData("/api/runs")]
    [InlineData("/api/health")]
    [InlineData("/api/openapi.json")]
    [InlineData("/api/customers/nobody")]
    [InlineData("/api/runs?top=x")]
    [InlineData("/app/page.css")]
    [InlineData("/nothing")]
    public async Task Head_HasTheHeadersOfGetAndNoBody(string path)
    {
        await using var server = await HostileServer.StartAsync(azurite.ConnectionString);
        string[] own = ["Date", "Content-Length"];

        var get = await server.SendAsync("GET", path);
        var head = await server.SendAsync("HEAD", path);

        Assert.Equal(get.Status, head.Status);
        Assert.Empty(head.Body);
        // The number of the trace in a problem has always the same length.
        Assert.Equal(get.Header("Content-Length"), head.Header("Content-Length"));
        Assert.Equal(get.Headers.Where(header => !own.Contains(header.Name)).Order(), head.Headers.Where(header => !own.Contains(header.Name)).Order());
    }

    internal static void AssertProblem(RawAnswer answer)
    {
        Assert.Equal(ApiResult.ProblemContentType, answer.Header("Content-Type"));
        using var problem = JsonDocument.Parse(answer.Body);
        Assert.Contains(problem.RootElement.GetProperty("type").GetString(), ProblemKind.All.Select(kind => kind.Type));
        Assert.Equal(answer.Status, problem.RootElement.GetProperty("status").GetInt32());
    }

    private static async Task<List<string>> BlobsAsync(HostileServer server)
    {
        // The account is made by whatever asks first.
        await server.SendAsync("GET", "/api/runs");
        var page = await server.SendAsync("GET", "/api/exports");
        Assert.Equal(200, page.Status);
        var names = new List<string>();
        await foreach (var blob in server.Exports.GetBlobsAsync()) names.Add(blob.Name);
        return names;
    }
}
