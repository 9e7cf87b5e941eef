using System.Globalization;
using System.Text.RegularExpressions;

namespace Cli.Tests.Release;

/// <summary>What must hold of the headings of a changelog, as Keep a Changelog has them.</summary>
internal static partial class Changelog
{
    private static readonly string[] Kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

    /// <returns>What is wrong, in words.</returns>
    /// <param name="text">The file.</param>
    /// <param name="version">The version that is built.</param>
    public static IEnumerable<string> Problems(string text, string version)
    {
        var headings = Heading().Matches(text).Select(match => match.Groups[1].Value).ToList();
        if (headings.FirstOrDefault() != "Unreleased") yield return "Unreleased does not stand on top.";
        var releases = headings.Skip(1).Select(heading => Released().Match(heading)).ToList();
        if (releases.Exists(match => !match.Success)) yield return "A heading is not VERSION - YYYY-MM-DD.";
        else if (releases.Count > 0)
        {
            var (versions, dates) = (releases.ConvertAll(match => Version.Parse(match.Groups[1].Value)), releases.ConvertAll(match => match.Groups[2].Value));
            if (versions[0] != Version.Parse(version)) yield return $"The newest heading is {versions[0]}, and what is built is {version}.";
            if (!versions.SequenceEqual(versions.Distinct().OrderDescending())) yield return "The versions do not descend.";
            if (!dates.SequenceEqual(dates.OrderDescending(StringComparer.Ordinal))) yield return "The dates do not descend.";
            if (!dates.TrueForAll(date => DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))) yield return "A date is none.";
        }
        foreach (var kind in Kind().Matches(text).Select(match => match.Groups[1].Value).Except(Kinds)) yield return $"{kind} is no kind of change.";
    }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^### (.+)$", RegexOptions.Multiline)]
    private static partial Regex Kind();

    [GeneratedRegex(@"^(\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$")]
    private static partial Regex Released();
}
