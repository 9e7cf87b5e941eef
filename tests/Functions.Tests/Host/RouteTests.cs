using Functions.Host;
using Functions.Page;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Tests.Host;

/// <summary>
/// The host matches routes in the order of function names and forwards the caller's path. So every path is walked with every method through all
/// functions: what asks for no key may reach neither the API nor a trigger's endpoint, also after the host has made an address of the path again.
/// </summary>
public sealed class RouteTests
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

    /// <summary>Ways to write "one folder up" or a separator that one of the two servers may understand and the other not.</summary>
    private static readonly string[] Ups =
    [
        "/../", "/%2e%2e/", "/%2E./", "/%252e%252e/", "/%25252e%25252e/", "/..%2f", "/..%252f", "/..%5c", "/..%255c", "%5c..%5c", "\\..\\", "/;/../", "//../", "/.%2f../",
        "/live/../../", "/live/%252e%252e/%252e%252e/", "/live%5c..%5c..%5c", "/page.css/..%5c..%5c",
    ];

    private static readonly string[] Targets = [.. FunctionFiles.All.Select(function => function.Name), "api/health", "api/customers/a", "API/runs"];

    private static readonly string[] Paths =
    [
        "/", "//", "/?x=/api/runs", "/%3f", "/%23", "/.", "/..", "/index.html", "/app", "/app/", "/app//", "/app/live", "/app/live/", "/APP/LIVE", "/app/live/x",
        "/app/other", "/app//live", "/app/live?x=/api/runs", "/app/page.css", "/app/page.js", "/app/pagexjs", "/app/page.js/", "/app/texts.js", "/app/icon.svg",
        "/app/live%3fx", "/app/live%0a", "/app/live%00", "/app/index.html", "/app/host.json", "/app/appsettings.json", "/app/Functions.dll", "/app/.", "/app/..",
        "/api", "/api/", "/api/health", "/api/customers/a", "/API/customers", "/api/app/live", "/api/exports/customers/a.csv", "//api/runs",
        "/app/live%2f..%2f..%2fapi%2fruns", "/app%2flive", "/app\\live", "/app/live;/api",
        .. Targets.SelectMany(target => Ups.Select(up => $"/app{up}{target}")),
        .. Targets.SelectMany(target => new[]
        {
            $"/{target}", $"//{target}", $"/{target}/", $"/{target.ToUpperInvariant()}", $"/./{target}", $"/%2f{target}", $"/%5c{target}", $"%5c{target}",
        }),
    ];

    private static readonly IReadOnlyList<HttpRoute> Routes = Read();

    [Fact]
    public void AnonymousFunctions_ReachOnlyThePageAndTheLivenessProbe()
    {
        var walked = 0;
        var anonymous = 0;
        foreach (var path in Paths.SelectMany(HostReadings).Distinct())
        {
            foreach (var method in Methods)
            {
                walked++;
                if (Match(path, method) is not { } function || function.Text("authLevel") != "anonymous") continue;
                anonymous++;
                Assert.True(method is "GET" or "HEAD", $"{method} {path} needs no key.");
                Assert.True(function.Name is FunctionName.Dashboard or FunctionName.DashboardRoot, path);
                var forwarded = Forwarded(path);
                var isServed = forwarded.Trim('/').Length == 0 || PageEndpoints.Paths.Contains(forwarded.TrimEnd('/'), StringComparer.OrdinalIgnoreCase);
                Assert.True(isServed, $"{path} needs no key and comes to {forwarded}.");
            }
        }
        Assert.True(walked > 3_000);
        Assert.True(anonymous > 20);
    }

    [Fact]
    public void PageFiles_AreServedByTheAnonymousFunctions()
    {
        foreach (var path in PageEndpoints.Paths) Assert.Equal(path == "/" ? FunctionName.DashboardRoot : FunctionName.Dashboard, Match(path, "GET")?.Name);
    }

    [Theory]
    [InlineData("/api/health", "GET", FunctionName.ApiRead)]
    [InlineData("/api/customers/a", "HEAD", FunctionName.ApiRead)]
    [InlineData("/api/runs", "POST", FunctionName.ApiOperate)]
    [InlineData("/api/exports/customers/2026/a.csv", "PUT", FunctionName.ApiOperate)]
    [InlineData("/api/exports/surveys/2026/a.csv/replay", "POST", FunctionName.ApiOperate)]
    [InlineData("/api/exports/surveys/a.csv/replay", "GET", FunctionName.ApiRead)]
    [InlineData("/api/customers/a", "DELETE", FunctionName.ApiForget)]
    [InlineData("/", "GET", FunctionName.DashboardRoot)]
    [InlineData("/", "POST", null)]
    [InlineData("/x", "GET", null)]
    [InlineData("/app", "GET", FunctionName.Dashboard)]
    [InlineData("/app/live", "GET", FunctionName.Dashboard)]
    [InlineData("/app/live", "POST", null)]
    [InlineData("/app/live", "HEAD", FunctionName.Dashboard)]
    [InlineData("/app/page.js", "GET", FunctionName.Dashboard)]
    [InlineData("/app/pagexjs", "GET", null)]
    [InlineData("/app/live/x", "GET", null)]
    [InlineData("/IngestExport", "POST", null)]
    [InlineData("/IngestExport", "GET", null)]
    public void Path_WithMethod_IsServedByTheFunction(string path, string method, string? expected) => Assert.Equal(expected, Match(path, method)?.Name);

    /// <summary>
    /// What the host may take a raw path for: percent signs are decoded once, but for the slash; dot segments may have been taken out before
    /// or not.
    /// </summary>
    private static IEnumerable<string> HostReadings(string raw)
    {
        var path = raw.Split('?')[0];
        var decoded = Uri.UnescapeDataString(path.Replace("%2f", "%252f", StringComparison.OrdinalIgnoreCase));
        return [path, decoded, WithoutDotSegments(decoded)];
    }

    private static string WithoutDotSegments(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/').Skip(1))
        {
            if (segment == ".." && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
            else if (segment is not ("." or "..")) kept.Add(segment);
        }
        return "/" + string.Join('/', kept);
    }

    /// <summary>
    /// The path that the handler is asked for: the host puts the decoded path into an address again, and that resolves what still looks
    /// like a folder up, a backslash or a query.
    /// </summary>
    private static string Forwarded(string path) => new Uri("http://127.0.0.1" + path).AbsolutePath;

    private static FunctionFiles? Match(string path, string method)
    {
        if (!path.StartsWith('/')) return null;
        return Routes.FirstOrDefault(route => route.Function.Methods.Contains(method) && route.Matches(path))?.Function;
    }

    private static List<HttpRoute> Read()
    {
        using var services = new ServiceCollection().AddRouting().AddLogging().BuildServiceProvider();
        var resolver = services.GetRequiredService<IInlineConstraintResolver>();
        return [.. FunctionFiles.All.Where(function => function.Type == "httpTrigger").Select(function => new HttpRoute(function, resolver))];
    }

    /// <summary>The route of one function, matched with its constraints as routing does it.</summary>
    private sealed class HttpRoute
    {
        private readonly TemplateMatcher _matcher;
        private readonly List<(string Parameter, IRouteConstraint Constraint)> _constraints;

        public HttpRoute(FunctionFiles function, IInlineConstraintResolver resolver)
        {
            Function = function;
            var template = TemplateParser.Parse(function.Text("route")!);
            _matcher = new TemplateMatcher(template, []);
            _constraints =
            [
                .. template.Parameters.SelectMany(parameter => parameter.InlineConstraints.Select(inline =>
                    (parameter.Name!, resolver.ResolveConstraint(inline.Constraint) ?? throw new InvalidDataException($"{function.Name} has a constraint nobody knows.")))),
            ];
        }

        public FunctionFiles Function { get; }

        /// <summary>What is optional and not there meets every constraint.</summary>
        public bool Matches(string path)
        {
            var values = new RouteValueDictionary();
            return _matcher.TryMatch(new PathString(path), values)
                && _constraints.TrueForAll(constraint => values[constraint.Parameter] is null
                    || constraint.Constraint.Match(null, null, constraint.Parameter, values, RouteDirection.IncomingRequest));
        }
    }
}
