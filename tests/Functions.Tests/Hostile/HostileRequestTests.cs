using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Functions.Page;
using Functions.Tests.Api;
using Testing;

namespace Functions.Tests.Hostile;

/// <summary>
/// Valid requests of every operation, mutated: never a failure of the server, success only where the request is still valid, every refusal a problem of
/// a known kind, and nothing changed. With <c>PIPELINE_LONG_TESTS=1</c> 10,000 requests.
/// </summary>
[Collection(AzuriteCollection.Name)]
public sealed class HostileRequestTests(AzuriteFixture azurite)
{
    private const int AtOnce = 8;

    /// <summary>The web server's own refusal of a version of HTTP that it does not speak.</summary>
    private const int UnknownHttpVersion = 505;

    private static int Count => LongTests.AreWanted ? 10_000 : 400;

    [Fact]
    public async Task Requests_MutatedOnTheWire_AreRefusedOrStillValid()
    {
        await using var server = await HostileServer.StartAsync(azurite.NewAccount());
        var world = await HostileWorld.MakeAsync(server);
        Assert.Empty(world.Missing());
        foreach (var request in world.Requests)
        {
            var answer = await server.SendAsync(request);
            Assert.True(answer.Status is >= 200 and < 300 or 304 or 409 or 412, $"{request.Method} {request.Target}: {answer.Status} {answer.Text}");
        }
        var before = await HostileWorld.StateAsync(server);

        var mutator = new RequestMutator(world, seed: 20261123);
        var findings = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<int, int>();
        await Parallel.ForEachAsync(mutator.EveryValue().Concat(Enumerable.Range(0, Count).Select(_ => mutator.Next())), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
        {
            IReadOnlyList<RawAnswer> answers = [];
            try
            {
                answers = await RawAnswer.SendAsync(server.Address, request);
            }
            catch (Exception exception) when (exception is Xunit.Sdk.XunitException or FormatException)
            {
                findings.Enqueue($"{request.Story}: {exception.Message}");
            }
            foreach (var (answer, index) in answers.Select((answer, index) => (answer, index)))
            {
                statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
                if (await FindAsync(request, answer, server.Address.Authority, index) is { } finding) findings.Enqueue($"{request.Story}: {answer.Status} {finding}");
            }
        });

        Assert.True(findings.IsEmpty, $"{findings.Count} findings, statuses {string.Join(", ", statuses.OrderBy(status => status.Key))}:\n{string.Join('\n', findings.Take(40))}");
        // The mutations are neither too weak nor too strong.
        Assert.True(statuses.GetValueOrDefault(200) > Count / 20);
        Assert.True(statuses.GetValueOrDefault(400) > Count / 10);
        Assert.Equal(before, await HostileWorld.StateAsync(server));
    }

    /// <summary>What is wrong with an answer; <c>null</c> if nothing is.</summary>
    private static async Task<string?> FindAsync(HostileRequest request, RawAnswer answer, string authority, int index)
    {
        if (answer.Status == UnknownHttpVersion && answer.Body.Length == 0 && answer.Header("Content-Type") is null) return null;
        if (answer.Status >= 500) return $"a failure: {answer.Text}";
        if (answer.Headers.Any(header => header.Name is "X-Evil" || header.Name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase))) return "a header of the caller's";
        if (answer.Status >= 400) return FindInRefusal(answer);
        if (answer.Header("X-Content-Type-Options") != "nosniff") return "no security headers";
        if (HostileRequest.Read(request.ToBytes(authority)) is not { } read) return "an answer to what is no request";
        if (index > 0) return "an answer to what came behind the request";
        if (answer.Status == 304) return null;
        // ASP.NET takes names of methods without regard to case.
        var method = read.Method.ToUpperInvariant();
        if (ApiPaths.Find(read.Target, method) is not { } found)
            return method is "GET" or "HEAD" && PageEndpoints.Paths.Contains("/" + string.Join('/', ApiPaths.PartsOf(read.Target.Split('?')[0])), StringComparer.OrdinalIgnoreCase) ? null : "served, and is neither API nor page";
        var contentType = answer.Header("Content-Type");
        var exchange = new JsonObject
        {
            ["method"] = method,
            ["path"] = found.Target,
            ["requestBody"] = method != "PUT" && read.Body.Length > 0 ? System.Text.Encoding.UTF8.GetString(read.Body).TrimStart('\uFEFF') : null,
            ["status"] = answer.Status,
            ["contentType"] = contentType,
            ["body"] = contentType?.Contains("json", StringComparison.Ordinal) == true ? answer.Text : null,
        };
        var errors = await (await OpenApiChecker.SharedAsync()).CheckAsync(exchange);
        return errors.Count == 0 ? null : string.Join("; ", errors);
    }

    private static string? FindInRefusal(RawAnswer answer)
    {
        // The web server refuses what is no HTTP by a status alone.
        if (answer.Header("Content-Type") is null) return answer.Header("X-Content-Type-Options") is null || answer.Body.Length == 0 ? null : "a body of no type";
        if (answer.Header("X-Content-Type-Options") != "nosniff") return "no security headers";
        if (answer.Body.Length == 0) return null;
        try
        {
            RefusedRequestTests.AssertProblem(answer);
            return null;
        }
        catch (Exception exception) when (exception is Xunit.Sdk.XunitException or System.Text.Json.JsonException)
        {
            return $"no problem of a known kind: {answer.Text}";
        }
    }
}
