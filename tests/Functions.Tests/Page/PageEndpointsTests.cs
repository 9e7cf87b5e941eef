using System.Net;
using Functions.Page;
using Functions.Tests.Api;
using Testing;

namespace Functions.Tests.Page;

/// <summary>The page's files over HTTP, from the server standing alone.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class PageEndpointsTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("/", "text/html; charset=utf-8", "no-store")]
    [InlineData("/app", "text/html; charset=utf-8", "no-store")]
    [InlineData("/app/", "text/html; charset=utf-8", "no-store")]
    [InlineData("/app/page.css", "text/css; charset=utf-8", "no-cache")]
    [InlineData("/app/page.js", "text/javascript; charset=utf-8", "no-cache")]
    [InlineData("/app/texts.js", "text/javascript; charset=utf-8", "no-cache")]
    [InlineData("/app/icon.svg", "image/svg+xml", "no-cache")]
    public async Task File_IsServedWithStrictHeaders(string path, string contentType, string cacheControl)
    {
        await using var server = await StandaloneServer.StartAsync(azurite.ConnectionString);

        using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
        var body = await answer.Content.ReadAsByteArrayAsync();
        using var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var file = path.Contains('.', StringComparison.Ordinal) ? Path.GetFileName(path) : "index.html";
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "src/Functions/Page", file)), body);
        foreach (var headers in new[] { answer, head })
        {
            Assert.Equal(contentType, headers.Content.Headers.ContentType!.ToString());
            Assert.Equal(body.Length, headers.Content.Headers.ContentLength);
            Assert.Equal(cacheControl, headers.Headers.CacheControl!.ToString());
            Assert.Equal("nosniff", Header(headers, "X-Content-Type-Options"));
            Assert.Equal("no-referrer", Header(headers, "Referrer-Policy"));
            var policy = Header(headers, "Content-Security-Policy").Split("; ");
            Assert.Contains("default-src 'none'", policy);
            Assert.Contains("script-src 'self'", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.All(policy, part => Assert.Matches("^[a-z-]+ '(none|self)'$", part));
        }
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task File_ThatTheBrowserHas_IsNotSentAgain()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.ConnectionString);
        using var first = await server.Client.GetAsync(new Uri("/app/page.js", UriKind.Relative));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/app/page.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/app/other.js")]
    [InlineData("/app/index.html")]
    [InlineData("/app/PageEndpoints.cs")]
    [InlineData("/app/host.json")]
    [InlineData("/app/%2e%2e/host.json")]
    [InlineData("/app/..%2fhost.json")]
    [InlineData("/app/..%5chost.json")]
    [InlineData("/app/%252e%252e/host.json")]
    [InlineData("/app/....//host.json")]
    [InlineData("/app//etc/passwd")]
    [InlineData("/app/%2fetc%2fpasswd")]
    [InlineData("/app/page.js%00.css")]
    [InlineData("/host.json")]
    [InlineData("/Dashboard/function.json")]
    [InlineData("/favicon.ico")]
    public async Task Path_ThatNamesNoFileOfThePage_IsNotServed(string path)
    {
        await using var server = await StandaloneServer.StartAsync(azurite.ConnectionString);
        // Sent to the letter: an address would be tidied first.
        var answer = await RawRequest.GetAsync(server.Client.BaseAddress!, path);

        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("customHandler", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("bindings", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_LoadsOnlyThePagesOwnFilesAndHoldsNoScript()
    {
        var html = File.ReadAllText(Path.Combine(Repository.Root, "src/Functions/Page/index.html"));

        var loaded = System.Text.RegularExpressions.Regex.Matches(html, "(?:src|href)=\"([^\"#]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(3, loaded.Count);
        Assert.All(loaded, path => Assert.Contains(path, PageEndpoints.Paths));
        Assert.DoesNotMatch("<script[^>]*>[^<]|\\son[a-z]+=|style=|<style", html);
    }

    [Fact]
    public void Script_NeverMakesHtmlOfText()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "src/Functions/Page/page.js"));

        Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|createContextualFragment|\\beval\\b|new Function|DOMParser", script);
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
