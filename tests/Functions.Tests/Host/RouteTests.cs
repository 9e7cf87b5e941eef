using Functions.Host;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;

namespace Functions.Tests.Host;

/// <summary>
/// The host matches routes in the order of function names and forwards the caller's path as it came. So every path is walked with every
/// method through all functions: what asks for no key may reach neither the API nor a trigger's endpoint.
/// </summary>
public sealed class RouteTests
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

    private static readonly string[] Paths =
    [
        "/", "//", "/app", "/app/", "/app/live", "/app/live/", "/APP/LIVE", "/app/live/x", "/app/other", "/app//live", "/app/live?x=/api/runs",
        "/api", "/api/", "/api/health", "/api/customers/a", "/API/customers", "/api/app/live", "/api/exports/customers/a.csv", "//api/runs",
        "/app/../api/runs", "/app/live/../../api/runs", "/app/%2e%2e/api/runs", "/app/live%2f..%2f..%2fapi%2fruns", "/app%2flive", "/app\\live", "/app/live;/api",
        .. FunctionFiles.All.SelectMany(function => new[]
        {
            $"/{function.Name}", $"/{function.Name.ToUpperInvariant()}", $"//{function.Name}", $"/{function.Name}/", $"/app/live/../{function.Name}",
            $"/app/../{function.Name}", $"/app/%2e%2e/{function.Name}",
        }),
    ];

    [Fact]
    public void AnonymousFunctions_ReachOnlyTheLivenessProbe()
    {
        var walked = 0;
        foreach (var path in Paths)
        {
            foreach (var method in Methods)
            {
                walked++;
                if (Match(path, method) is not { } function || function.Text("authLevel") != "anonymous") continue;
                Assert.Equal(FunctionName.Live, function.Name);
                Assert.True(method is "GET" or "HEAD");
                Assert.Equal("/app/live", path.Split('?')[0].TrimEnd('/').ToLowerInvariant());
            }
        }
        Assert.True(walked > 500);
    }

    [Theory]
    [InlineData("/api/health", "GET", FunctionName.ApiRead)]
    [InlineData("/api/customers/a", "HEAD", FunctionName.ApiRead)]
    [InlineData("/api/runs", "POST", FunctionName.ApiOperate)]
    [InlineData("/api/exports/customers/2026/a.csv", "PUT", FunctionName.ApiOperate)]
    [InlineData("/api/customers/a", "DELETE", null)]
    [InlineData("/app/live", "GET", FunctionName.Live)]
    [InlineData("/app/live", "POST", null)]
    [InlineData("/app/live", "HEAD", FunctionName.Live)]
    [InlineData("/IngestExport", "POST", null)]
    public void Path_WithMethod_IsServedByTheFunction(string path, string method, string? expected) => Assert.Equal(expected, Match(path, method)?.Name);

    private static FunctionFiles? Match(string path, string method)
    {
        var plain = new PathString(path.Split('?')[0]);
        foreach (var function in FunctionFiles.All)
        {
            if (function.Type != "httpTrigger" || !function.Methods.Contains(method)) continue;
            var matcher = new TemplateMatcher(TemplateParser.Parse(function.Text("route")!), []);
            if (matcher.TryMatch(plain, [])) return function;
        }
        return null;
    }
}
