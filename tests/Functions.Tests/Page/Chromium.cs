using Microsoft.Playwright;
using Testing;

namespace Functions.Tests.Page;

/// <summary>The machine's own Chromium, driven by Playwright; nothing is downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Chromium> StartAsync()
    {
        if (!File.Exists(Executable)) throw Requires.Missing($"There is no {Executable}: install the package chromium.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
            ],
        });
        return new Chromium(playwright, browser);
    }

    /// <summary>A page with a clean profile.</summary>
    /// <param name="language">The browser's language, such as <c>en-GB</c>.</param>
    public async Task<IPage> OpenAsync(string language, ColorScheme colours = ColorScheme.Light, int width = 1280, int height = 900)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language,
            TimezoneId = "UTC",
            ColorScheme = colours,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
