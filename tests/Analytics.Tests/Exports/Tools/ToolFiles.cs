using Testing;

namespace Analytics.Tests.Exports.Tools;

/// <summary>The exports of each tool, <c>kind/name</c>, with what is expected of each beside it.</summary>
internal static class ToolFiles
{
    public const string GoldenEnd = ".golden.jsonl";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Analytics.Tests", "Exports", "Tools", "Files");

    public static IEnumerable<string> All() => Directory.EnumerateFiles(Folder, "*" + GoldenEnd, SearchOption.AllDirectories)
        .Select(golden => Path.GetRelativePath(Folder, golden)[..^GoldenEnd.Length].Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static string PathOf(string file) => Path.Combine(Folder, file);
}
