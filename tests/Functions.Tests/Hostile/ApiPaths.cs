using System.Text;
using System.Text.Json.Nodes;
using Functions.Api.Access;
using Functions.Tests.Api;

namespace Functions.Tests.Hostile;

/// <summary>Finds what a target means by the description of the API, after what RFC 3986 calls the same address has been made the same text.</summary>
internal static class ApiPaths
{
    /// <summary>Every path with its methods; of those that fit the same address the one with more words first.</summary>
    public static IReadOnlyList<(string Path, string[] Methods)> Described { get; } =
    [
        .. JsonNode.Parse(File.ReadAllText(OpenApiChecker.Description))!["paths"]!.AsObject()
            .Select(path => (path.Key, path.Value!.AsObject().Select(operation => operation.Key.ToUpperInvariant()).ToArray()))
            .OrderByDescending(path => path.Key.Split('/').Count(part => !part.StartsWith('{'))),
    ];

    /// <summary>The path that is described and the target with its words as they stand there; <c>null</c> if none is.</summary>
    public static (string Path, string Target)? Find(string target, string method)
    {
        var (path, query) = target.Split('?', 2) is [var before, var after] && after.Length > 0 ? (before, "?" + after) : (target.TrimEnd('?'), "");
        var parts = PartsOf(path);
        var verb = method == "HEAD" ? "GET" : method;
        foreach (var (described, methods) in Described)
        {
            if (methods.Contains(verb) && Match(described.Split('/')[1..], parts) is { } matched) return (described, matched + Clean(KeylessContextFactory.Without(query) ?? query));
        }
        return null;
    }

    /// <summary>The parts of a path: dot segments taken out, what need not be encoded decoded, and what cannot be decoded encoded.</summary>
    public static List<string> PartsOf(string path)
    {
        if (path.StartsWith("http", StringComparison.OrdinalIgnoreCase) && path.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
            path = path.IndexOf('/', scheme + 3) is > 0 and var slash ? path[slash..] : "/";
        var parts = new List<string>();
        var all = path.Split('/').Skip(1).ToList();
        for (var index = 0; index < all.Count; index++)
        {
            var text = Uri.UnescapeDataString(all[index].Replace("%2f", "%252f", StringComparison.OrdinalIgnoreCase));
            if (text == "..")
            {
                if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            }
            else if (text != "." && !(text.Length == 0 && index == all.Count - 1))
            {
                parts.Add(Uri.EscapeDataString(text));
            }
        }
        return parts;
    }

    private static string? Match(string[] described, List<string> parts)
    {
        var isExport = described is ["api", "exports", "{kind}", ..];
        if (isExport ? parts.Count < described.Length : parts.Count != described.Length) return null;
        var name = new StringBuilder();
        var (at, tail) = (0, described.Length);
        for (var index = 0; index < described.Length; index++)
        {
            // The name of an export takes all the parts that what stands behind it leaves.
            var take = described[index] == "{name}" && isExport ? parts.Count - (tail - 1) : 1;
            for (var i = 0; i < take; i++, at++)
            {
                var isWord = !described[index].StartsWith('{');
                if (parts[at].Length == 0 || (isWord && !parts[at].Equals(described[index], StringComparison.OrdinalIgnoreCase))) return null;
                name.Append('/').Append(isWord ? described[index] : parts[at]);
            }
        }
        return name.ToString();
    }

    /// <summary>A query as the validator can read it: what is no encoding is a character of its own.</summary>
    private static string Clean(string query) => query.Length == 0 ? "" : "?" + string.Join('&', query[1..].Split('&').Select(Parameter));

    private static string Parameter(string text)
    {
        var parts = text.Split('=', 2);
        return string.Join('=', parts.Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part.Replace('+', ' ')))));
    }
}
