using System.Text.Json;
using Pipeline.Faults;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Hostile;

/// <summary>An account with something of everything that the API tells of, and a valid request for each of its operations.</summary>
internal sealed class HostileWorld
{
    private const string Outcome = """{"contact":"called","result":"kept","outcomeId":"o-1","at":"2026-01-05T10:00:00Z","offer":"ten-off","note":"spoke with them","by":"agent-1"}""";

    private const string Score =
        """{"asOf":"2026-11-21T00:00:00Z","customers":[{"customerId":"C1","profile":{"joinedAt":"2024-01-01T00:00:00Z","segment":"annual","value":120.5,"attributes":{"plan":"annual","usage":0.4,"x":true,"y":null}},"surveys":[{"respondedAt":"2026-10-01T00:00:00Z","csat":4,"nps":9,"drivers":{"price":3},"comment":"很好"}],"interactions":[{"occurredAt":"2026-11-01T09:30:00Z","type":"complaint","answered":true,"promisedMinutes":5,"waitMinutes":7.5,"amount":12,"transfers":1}]},{"customerId":"C2"}]}""";

    private HostileWorld(IReadOnlyList<HostileRequest> requests, IReadOnlyList<string> tokens) => (Requests, Tokens) = (requests, tokens);

    /// <summary>Valid requests, each operation at least once.</summary>
    public IReadOnlyList<HostileRequest> Requests { get; }

    /// <summary>Tokens of all lists.</summary>
    public IReadOnlyList<string> Tokens { get; }

    public static async Task<HostileWorld> MakeAsync(HostileServer server)
    {
        await UploadAsync(server, "customers/list.csv", SmallBusiness.LabelledCustomers(300));
        await UploadAsync(server, "surveys/march.csv", "responseId,customerId,respondedAt,agentId,csat,nps\nr1,c1,2026-03-01,agent-1,5,9\nr2,c2,2026-03-02,agent-2,4,3\n"
            + string.Concat(Enumerable.Range(3, 30).Select(number => $"r{number},c{number},2026-03-03,agent-1,4,8\n")) + "r90,c9,2026-03-03,agent-1,nine,8\nr91,c9,2026-03-03,agent-1,77,8\n");
        await WaitAsync(server, "/api/exports", json => json.GetProperty("exports").EnumerateArray().Count(export => export.GetProperty("status").GetString() == "accepted") == 2);
        var run = Json(await server.SendAsync("POST", "/api/runs", "{}")).GetProperty("runId").GetString()!;
        await WaitAsync(server, $"/api/runs/{run}", json => json.GetProperty("status").GetString() == "published");
        foreach (var (name, at) in new[] { ("a", DateTimeOffset.UnixEpoch), ("b", DateTimeOffset.UnixEpoch.AddDays(1)) })
            await server.Jobs.Park.RunAsync(new PoisonMessage(StorageLayout.TrainRequestsQueue, "no message", $"id-{name}", at));
        foreach (var id in new[] { "first", "second" })
            Assert.Equal(201, (await server.SendAsync("POST", "/api/customers/c1/outcomes", Outcome.Replace("o-1", id, StringComparison.Ordinal))).Status);

        var tokens = new List<string>();
        var lists = new List<string>();
        foreach (var list in new[] { "customers?top=1", "customers?band=high&sort=risk&top=1", "customers?driver=other&sort=value&top=1", "customers?idPrefix=c1&top=1", "customers/c1/outcomes?top=1", "predictions?top=1", "agents?top=1", "exports?top=1", "poison?top=1", "exports/surveys/march.csv/rejected?top=1" })
        {
            var page = await server.SendAsync("GET", $"/api/{list}");
            Assert.True(page.Status == 200, $"{list}: {page.Text}");
            if (Json(page).TryGetProperty("token", out var token))
            {
                tokens.Add(token.GetString()!);
                lists.Add($"/api/{list}&token={tokens[^1]}");
            }
        }
        Assert.True(tokens.Count >= 8);
        var model = Json(await server.SendAsync("GET", "/api/models")).GetProperty("models")[0].GetProperty("modelVersion").GetString()!;
        var poison = Json(await server.SendAsync("GET", "/api/poison")).GetProperty("messages")[0].GetProperty("id").GetString()!;
        var part = Json(await server.SendAsync("GET", "/api/predictions/parts")).GetProperty("parts")[0].GetProperty("name").GetString()!;
        var forgotten = (await server.SendAsync("DELETE", "/api/customers/nobody")).Header("Location")!;

        string[] reads =
        [
            "/", "/app", "/app/live", "/app/page.js", "/api/health", "/api/openapi.json", "/api/customers", "/api/customers/c7", "/api/customers?id=c8", .. lists, "/api/metrics", "/api/metrics?period=2026-03",
            "/api/agents/agent-1", "/api/insights", "/api/models", $"/api/models/{model}", $"/api/models/{model}/card", "/api/runs?top=5", $"/api/runs/{run}", "/api/exports/surveys/march.csv",
            "/api/exports/surveys/march.csv/rejected", $"/api/poison/{poison}", "/api/predictions/parts", $"/api/predictions/parts/{part}?run={run}", $"/api/predictions/parts/{part}", forgotten,
        ];
        HostileRequest[] requests =
        [
            .. reads.Select(path => HostileServer.Ask("GET", path)),
            .. reads.Where(path => path.Length % 3 == 0).Select(path => HostileServer.Ask("HEAD", path)),
            HostileServer.Ask("GET", "/api/runs").With("If-None-Match", "\"abc\"").With("Api-Version", "1"),
            HostileServer.Ask("POST", "/api/score", Score),
            HostileServer.Ask("POST", "/api/score", """{"customerId":"C1","interactions":[{"occurredAt":"2026-11-01T09:30:00Z","type":"purchase","amount":12}]}"""),
            HostileServer.Ask("POST", "/api/customers/lookup", """{"email":"anna@example.org"}"""),
            HostileServer.Ask("POST", "/api/customers/c2/outcomes", Outcome),
            HostileServer.Ask("POST", "/api/customers/c3/outcomes", """{"contact":"emailed","result":"reached"}"""),
            HostileServer.Ask("POST", "/api/runs", """{"force":false}"""),
            HostileServer.Ask("POST", "/api/runs"),
            HostileServer.Ask("POST", $"/api/runs/{run}/cancel"),
            HostileServer.Ask("POST", $"/api/runs/{run}/publish"),
            HostileServer.Ask("POST", $"/api/models/{model}/promote"),
            HostileServer.Ask("POST", "/api/models/rollback"),
            HostileServer.Ask("POST", "/api/exports/surveys/march.csv/replay"),
            HostileServer.Ask("POST", $"/api/poison/{poison}/replay"),
            // Nothing of it is ever accepted, so that no run has anything else to work on.
            HostileServer.Ask("PUT", "/api/exports/surveys/2026/nothing.csv", "nothing\n").With("If-None-Match", "*"),
            HostileServer.Ask("PUT", "/api/exports/surveys/nothing.csv", "nothing\n"),
            HostileServer.Ask("DELETE", "/api/customers/nobody"),
            HostileServer.Ask("DELETE", "/api/customers?id=nobody%2Felse"),
        ];
        return new HostileWorld(requests, tokens);
    }

    /// <summary>What is published, as text.</summary>
    public static async Task<string> StateAsync(HostileServer server)
    {
        var predictions = await server.SendAsync("GET", "/api/predictions?top=1000");
        var models = await server.SendAsync("GET", "/api/models");
        var runs = await server.SendAsync("GET", "/api/runs");
        Assert.Equal((200, 200, 200), (predictions.Status, models.Status, runs.Status));
        return predictions.Text + models.Text + runs.Text;
    }

    /// <summary>The operations of the description that no request is for.</summary>
    public IReadOnlyList<string> Missing() =>
    [
        .. ApiPaths.Described.SelectMany(described => described.Methods
            .Where(method => !Requests.Any(request => request.Method == method && ApiPaths.Find(request.Target, method)?.Path == described.Path))
            .Select(method => $"{method} {described.Path}")),
    ];

    private static async Task UploadAsync(HostileServer server, string name, string text) => Assert.Equal(202, (await server.SendAsync("PUT", $"/api/exports/{name}", text)).Status);

    private static JsonElement Json(RawAnswer answer)
    {
        Assert.InRange(answer.Status, 200, 299);
        return JsonDocument.Parse(answer.Body).RootElement;
    }

    private static async Task WaitAsync(HostileServer server, string path, Func<JsonElement, bool> isThere)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (isThere(Json(await server.SendAsync("GET", path)))) return;
            await Task.Delay(100);
        }
        throw new TimeoutException($"{path} did not come to what was waited for.");
    }
}
