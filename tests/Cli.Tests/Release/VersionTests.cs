using System.Text.Json;
using System.Xml.Linq;
using Testing;

namespace Cli.Tests.Release;

/// <summary>The version stands in Directory.Build.props, and everything else has it from there.</summary>
public sealed class VersionTests
{
    private static string Version { get; } = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    [Fact]
    public async Task CommandLine_AskedForItsVersion_SaysIt()
    {
        var run = await CommandRun.RunAsync(["--version"]);

        Assert.Equal((0, Version), (run.ExitCode, run.Output.Trim().Split('+')[0]));
    }

    [Fact]
    public void Projects_AndPackageJson_DoNotRepeatIt()
    {
        var projects = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).ToList();
        // The stand-in has the version of the package for which it stands.
        var versioned = projects.Where(project => XDocument.Load(project).Descendants().Any(element => element.Name.LocalName is "Version" or "VersionPrefix" or "AssemblyVersion" or "FileVersion"));

        Assert.Equal(["System.IO.Hashing.csproj"], versioned.Select(Path.GetFileName));
        using var package = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "package.json")));
        Assert.False(package.RootElement.TryGetProperty("version", out _));
    }

    [Fact]
    public void Changelog_IsOfTheVersionThatIsBuilt() => Assert.Empty(Changelog.Problems(File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")).ReplaceLineEndings("\n"), Version));

    [Theory]
    [InlineData("## Unreleased\n### Added\n## 0.1.0 - 2026-01-02\n## 0.0.9 - 2026-01-01\n", null)]
    [InlineData("## 0.1.0 - 2026-01-02\n", "on top")]
    [InlineData("## Unreleased\n## 0.0.9 - 2026-01-01\n", "what is built is 0.1.0")]
    [InlineData("## Unreleased\n## 0.1.0\n", "VERSION - YYYY-MM-DD")]
    [InlineData("## Unreleased\n## 0.1.0 - 2026-01-01\n## 0.1.0 - 2026-01-01\n", "versions do not descend")]
    [InlineData("## Unreleased\n## 0.1.0 - 2026-01-01\n## 0.0.9 - 2026-01-02\n", "dates do not descend")]
    [InlineData("## Unreleased\n## 0.1.0 - 2026-02-30\n", "date is none")]
    [InlineData("## Unreleased\n### News\n", "no kind of change")]
    public void Changelog_ThatSaysOtherwise_IsFound(string text, string? problem)
    {
        var problems = Changelog.Problems(text, "0.1.0").ToList();

        if (problem is null) Assert.Empty(problems);
        else Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
    }
}
