using System.Text.RegularExpressions;
using Functions.Tests.Api;
using Microsoft.Playwright;
using Pipeline;
using Pipeline.Runs;
using Testing;
using static Microsoft.Playwright.Assertions;

namespace Functions.Tests.Page;

/// <summary>The page in a real browser, on a real server over Azurite.</summary>
[Collection(AzuriteCollection.Name)]
public sealed partial class BrowserTests(AzuriteFixture azurite)
{
    private const string HostileId = "<img src=x onerror=document.title=1>";
    private const string HostileExport = "<b>list</b>.csv";
    private static readonly PipelineOptions ByLabel = new() { Churn = { LabelColumn = "left" } };

    [Fact]
    public async Task Page_OfAPublishedRun_ShowsItInBothLanguages()
    {
        var pipeline = await PublishAsync();
        await using var server = await StandaloneServer.StartAsync(pipeline.ConnectionString, ByLabel);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync("en-GB");
        var complaints = Listen(page);

        await page.GotoAsync(server.Client.BaseAddress!.ToString());

        await Expect(page.Locator("#customers tbody tr")).ToHaveCountAsync(20);
        var riskiest = page.Locator("#customers tbody tr").First;
        await Expect(riskiest).ToContainTextAsync("high");
        await Expect(riskiest.Locator("li").First).ToContainTextAsync("usage");
        await Expect(riskiest).ToContainTextAsync(Percent());
        await Expect(page.Locator("#runs tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("#runs")).ToContainTextAsync("published current");
        await Expect(page.Locator("#exports tbody tr")).ToHaveCountAsync(3);
        await Expect(page.Locator("#exports")).ToContainTextAsync("unreadable");
        await Expect(page.Locator("#exports")).ToContainTextAsync("1 rejected, first on line 3");
        await Expect(page.Locator("#exports")).ToContainTextAsync("20 % of the rows were rejected");
        await Expect(page.Locator("#key-form")).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(page.Locator("#customers-heading")).ToHaveTextAsync("可能流失的客户");
        await Expect(page.Locator("#runs")).ToContainTextAsync("已发布");
        await Expect(page.Locator("#exports")).ToContainTextAsync("20 % 的行被拒绝");
        await Expect(riskiest).ToContainTextAsync("高");
        await page.ReloadAsync();
        await Expect(page.Locator("#exports-heading")).ToHaveTextAsync("导出文件");

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Page_ByKeyboardToTheLastCustomer_HtmlInAnIdStaysText()
    {
        var pipeline = await PublishAsync();
        await using var server = await StandaloneServer.StartAsync(pipeline.ConnectionString, ByLabel);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync("zh-CN");
        var complaints = Listen(page);
        await page.GotoAsync(server.Client.BaseAddress!.ToString());
        var rows = page.Locator("#customers tbody tr");
        var more = page.Locator("#customers > button");
        await Expect(more).ToBeVisibleAsync();
        await Expect(more).ToHaveTextAsync("显示更多");

        await more.FocusAsync();
        for (var shown = 20; shown < 122; shown = Math.Min(shown + 20, 122))
        {
            await Expect(rows).ToHaveCountAsync(shown);
            await Expect(more).ToHaveAttributeAsync("aria-disabled", "false");
            await page.Keyboard.PressAsync("Enter");
        }

        await Expect(rows).ToHaveCountAsync(122);
        await Expect(more).ToBeHiddenAsync();
        await Expect(page.Locator("#customers .status")).ToBeFocusedAsync();
        await Expect(page.GetByText(HostileId, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText(HostileExport, new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("img, b").CountAsync());
        Assert.NotEqual("1", await page.TitleAsync());

        await page.Locator("#band").SelectOptionAsync("low");
        await Expect(rows).ToHaveCountAsync(20);
        await Expect(page.Locator("#customers .chip.low")).ToHaveCountAsync(20);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Page_BeforeAnythingHappened_SaysSo()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync("fr-FR");

        await page.GotoAsync(server.Client.BaseAddress!.ToString());

        await Expect(page.Locator("#customers .status")).ToHaveTextAsync("No run has been published yet, or none of its customers is in this band.");
        await Expect(page.Locator("#runs .status")).ToHaveTextAsync("There has been no run yet.");
        await Expect(page.Locator("#exports .status")).ToHaveTextAsync("No export has arrived yet.");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    /// <summary>On Azure the host asks for the key; here the test stands in its place before the real API.</summary>
    [Fact]
    public async Task Page_WhereAKeyIsNeeded_AsksForItAndSendsItAsAHeaderOnly()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync("en-US");
        var addresses = new List<string>();
        page.Request += (_, request) => addresses.Add(request.Url);
        await page.RouteAsync("**/api/**", async route =>
        {
            if (route.Request.Headers.TryGetValue("x-functions-key", out var sent) && sent == "right/key==") await route.ContinueAsync();
            else await route.FulfillAsync(new() { Status = 401 });
        });

        await page.GotoAsync(server.Client.BaseAddress!.ToString());
        await Expect(page.Locator("#key")).ToBeFocusedAsync();
        await Expect(page.Locator("#lists")).ToBeHiddenAsync();
        await Expect(page.Locator("#key-rejected")).ToBeHiddenAsync();
        await page.Keyboard.TypeAsync("wrong");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#key-rejected")).ToBeVisibleAsync();
        await page.Locator("#key").FillAsync("right/key==");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#runs .status")).ToHaveTextAsync("There has been no run yet.");
        await Expect(page.Locator("#key-form")).ToBeHiddenAsync();
        Assert.Equal("right/key==", await page.EvaluateAsync<string>("sessionStorage.getItem('pipeline-key')"));
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + document.cookie.length"));
        Assert.DoesNotContain(addresses, address => address.Contains("key=", StringComparison.Ordinal) || address.Contains("right", StringComparison.Ordinal));

        await page.GetByRole(AriaRole.Button, new() { Name = "Forget the key" }).ClickAsync();
        await Expect(page.Locator("#key-form")).ToBeVisibleAsync();
        await Expect(page.Locator("#key-rejected")).ToBeHiddenAsync();
        Assert.Null(await page.EvaluateAsync<string?>("sessionStorage.getItem('pipeline-key')"));
    }

    [Fact]
    public async Task Page_WhenTheApiFails_SaysSoAndTriesAgain()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync("en-US");
        await page.RouteAsync("**/api/runs?*", route => route.FulfillAsync(new() { Status = 500 }));
        await page.RouteAsync("**/api/exports?*", route => route.AbortAsync());

        await page.GotoAsync(server.Client.BaseAddress!.ToString());
        await Expect(page.Locator("#runs").GetByRole(AriaRole.Alert)).ToContainTextAsync("The server answered with an error (500).");
        await Expect(page.Locator("#exports").GetByRole(AriaRole.Alert)).ToContainTextAsync("The server cannot be reached.");

        await page.UnrouteAsync("**/api/runs?*");
        await page.Locator("#runs").GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.Locator("#runs .status")).ToHaveTextAsync("There has been no run yet.");
        await Expect(page.Locator("#runs").GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Texts_AreTheSameInBothLanguagesAndCoverThePage()
    {
        await using var server = await StandaloneServer.StartAsync(azurite.NewAccount());
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync("en-US");
        await page.GotoAsync(server.Client.BaseAddress!.ToString());

        var names = await page.EvaluateAsync<string[][]>(
            """
            async () => {
              const { texts } = await import("/app/texts.js");
              const names = (value) => Object.entries(value).flatMap(([name, inner]) => typeof inner === "object" ? names(inner).map((deep) => `${name}.${deep}`) : [name]);
              return [names(texts.en), names(texts.zh), [...document.querySelectorAll("[data-text]")].map((labelled) => labelled.dataset.text)];
            }
            """);

        Assert.NotEmpty(names[0]);
        Assert.Equal(names[0], names[1]);
        Assert.Empty(names[2].Except(names[0]));
    }

    private async Task<PipelineUnderTest> PublishAsync()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), ByLabel);
        await pipeline.IngestAsync("customers", HostileExport, SmallBusiness.LabelledCustomers(121) + $"{HostileId},monthly,0.01,yes\n");
        await pipeline.IngestAsync("surveys", "march.csv", "responseId,customerId,respondedAt,csat\nr1,c1,2026-03-01,5\nr2,c2,2026-03-02,nine\nr3,c3,2026-03-03,4\nr4,c4,2026-03-04,3\nr5,c5,2026-03-05,4\n");
        await pipeline.IngestAsync("surveys", "other.csv", "wrong,header\n1,2\n");
        var run = await pipeline.RunAsync();
        Assert.Equal(RunStatus.Published, run.Status);
        return pipeline;
    }

    /// <summary>What the browser complains of, such as a breach of the page's security policy.</summary>
    private static List<string> Listen(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    [GeneratedRegex(@"\d{1,3}\.\d%")]
    private static partial Regex Percent();
}
