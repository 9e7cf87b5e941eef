using System.Reflection;
using System.Text.RegularExpressions;
using Testing;

namespace Cli.Tests;

/// <summary>Dependencies run one way: Cli → Functions → Pipeline → Analytics, and the learner knows none of its neighbours.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Layers = ["Analytics", "Pipeline", "Functions", "Cli"];

    [Theory]
    [InlineData("Analytics")]
    [InlineData("Pipeline")]
    [InlineData("Functions")]
    [InlineData("Cli")]
    public void Assembly_RefersOnlyToLayersBelow(string layer)
    {
        var above = Layers[Array.IndexOf(Layers, layer)..];

        var referenced = Assembly.Load(layer).GetReferencedAssemblies().Select(assembly => assembly.Name!);

        Assert.Empty(referenced.Intersect(above));
    }

    [Fact]
    public void Analytics_KnowsNoCloudNoWebAndNoConsole()
    {
        var referenced = Assembly.Load("Analytics").GetReferencedAssemblies().Select(assembly => assembly.Name!).ToList();

        Assert.DoesNotContain(referenced, name => name.StartsWith("Azure.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain("System.Console", referenced);
        Assert.DoesNotContain("System.Net.Http", referenced);
    }

    [Fact]
    public void Boosting_UsesNoNeighbour()
    {
        var files = Repository.SourceFiles("src/Analytics/Boosting").ToList();

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            foreach (Match match in AnalyticsNamespace().Matches(File.ReadAllText(file)))
                Assert.True(match.Groups[1].Value == "Boosting", $"{Path.GetFileName(file)} names Analytics.{match.Groups[1].Value}.");
        }
    }

    [Fact]
    public void Sources_ReadTheClockOnlyThroughTimeProvider()
    {
        var offenders = Repository.SourceFiles("src").Where(file => Clock().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName);

        Assert.Empty(offenders);
    }

    [Fact]
    public void Sources_FoldersAreNamespaces()
    {
        var source = Path.Combine(Repository.Root, "src");
        foreach (var file in Repository.SourceFiles("src"))
        {
            var match = Namespace().Match(File.ReadAllText(file));
            if (!match.Success) continue;
            var expected = Path.GetRelativePath(source, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
            Assert.True(match.Groups[1].Value == expected, $"{Path.GetRelativePath(source, file)} is in namespace {match.Groups[1].Value}.");
        }
    }

    [GeneratedRegex(@"\bAnalytics\.([A-Z]\w+)")]
    private static partial Regex AnalyticsNamespace();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
