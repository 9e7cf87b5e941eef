using System.Text;
using System.Text.RegularExpressions;
using Analytics.Exports.Mapping;
using Testing;

namespace Cli.Tests;

/// <summary>What the documents show is true of the tree.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Links_LeadToFilesOfTheTree()
    {
        var checkedLinks = 0;
        foreach (var document in Documents())
        {
            foreach (Match match in Link().Matches(File.ReadAllText(document)))
            {
                var target = match.Groups[1].Value;
                if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith('#')) continue;
                checkedLinks++;
                var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, target.Split('#')[0]));
                Assert.True(File.Exists(path) || Directory.Exists(path), $"{Path.GetFileName(document)} links to {target}.");
            }
        }
        Assert.True(checkedLinks > 20);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void MappingExample_IsAMapping(string readme)
    {
        var example = JsonBlock().Match(Text(readme)).Groups[1].Value;

        Assert.NotEqual(KindMapping.None, ExportMapping.Parse(Encoding.UTF8.GetBytes(example)).Surveys);
    }

    [Fact]
    public void MappingExamples_OfReadmesAndGuides_CanBeRead()
    {
        var examples = Documents().Where(document => Path.GetFileName(document).StartsWith("README", StringComparison.Ordinal) || document.Contains("guides", StringComparison.Ordinal))
            .SelectMany(document => JsonBlock().Matches(File.ReadAllText(document).ReplaceLineEndings("\n"))).Select(match => match.Groups[1].Value).ToList();

        Assert.True(examples.Count >= 4);
        Assert.All(examples, example => Assert.NotEqual(ExportMapping.None, ExportMapping.Parse(Encoding.UTF8.GetBytes(example))));
    }

    [Fact]
    public void Readmes_HaveTheSameSectionsCodeAndTables()
    {
        var english = Text("README.md");
        var chinese = Text("README.zh-CN.md");

        Assert.Equal(Heading().Matches(english).Select(match => match.Groups[1].Length), Heading().Matches(chinese).Select(match => match.Groups[1].Length));
        Assert.Equal(english.Split("```").Length, chinese.Split("```").Length);
        Assert.Equal(TableRow().Count(english), TableRow().Count(chinese));
    }

    [Fact]
    public void Readme_NamesEverySetting()
    {
        var readme = Text("README.md");

        foreach (var group in typeof(Pipeline.PipelineOptions).GetProperties())
        {
            foreach (var setting in group.PropertyType.GetProperties()) Assert.Contains($"`{group.Name}__{setting.Name}`", readme, StringComparison.Ordinal);
        }
    }

    /// <summary>Those documents say of a fact which test holds it.</summary>
    [Theory]
    [InlineData("SECURITY.md", 30)]
    [InlineData("docs/guides/local-functions-host.md", 20)]
    public void Tests_ThatADocumentNames_AreThere(string document, int least)
    {
        var tests = Repository.SourceFiles("tests").SelectMany(file => TestMethod().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups[1].Value}")).ToHashSet();
        var named = TestName().Matches(Text(document)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(named.Count >= least);
        Assert.Empty(named.Except(tests));
    }

    private static IEnumerable<string> Documents() => Directory.EnumerateFiles(Repository.Root, "*.md")
        .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories));

    private static string Text(string document) => File.ReadAllText(Path.Combine(Repository.Root, document)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex("^(#+) ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`(\w+Tests?\.\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^    public (?:async Task|void) (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"^\|", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
