using System.Text.Json;

namespace Sbom;

/// <summary>What an app consists of, as its <c>.deps.json</c> says: the list by which the runtime finds assemblies, which a build writes of what it puts there.</summary>
/// <param name="Root">The app itself.</param>
/// <param name="Libraries">All but the app, by name.</param>
public sealed record PublishedApp(PublishedLibrary Root, IReadOnlyList<PublishedLibrary> Libraries)
{
    private const string RuntimePack = "runtimepack.";
    private const string HashPrefix = "sha512-";

    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static PublishedApp Read(byte[] depsJson)
    {
        try
        {
            using var json = JsonDocument.Parse(depsJson);
            var target = json.RootElement.GetProperty("runtimeTarget").GetProperty("name").GetString()!;
            var uses = json.RootElement.GetProperty("targets").GetProperty(target);
            var libraries = json.RootElement.GetProperty("libraries").EnumerateObject().Select(library => ReadLibrary(library, uses)).ToList();
            var used = libraries.SelectMany(library => library.Uses).ToHashSet(StringComparer.Ordinal);
            // The app stands first, and nothing uses it.
            if (libraries is not [{ Kind: LibraryKind.Project } root, ..] || used.Contains(root.Id)) throw new InvalidDataException("The file does not begin with an app.");
            return new PublishedApp(root, [.. libraries.Skip(1).OrderBy(library => library.Id, StringComparer.Ordinal)]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException("The file is no .deps.json.", exception);
        }
    }

    private static PublishedLibrary ReadLibrary(JsonProperty library, JsonElement target)
    {
        var kind = library.Value.GetProperty("type").GetString() switch
        {
            "project" => LibraryKind.Project,
            "package" => LibraryKind.Package,
            "runtimepack" => LibraryKind.Package,
            var other => throw new InvalidDataException($"Libraries of type {other} are not known."),
        };
        var (name, version) = Split(library.Name);
        var hash = library.Value.TryGetProperty("sha512", out var text) && text.GetString() is { Length: > 0 } value ? value[HashPrefix.Length..] : null;
        var uses = target.GetProperty(library.Name).TryGetProperty("dependencies", out var dependencies)
            ? dependencies.EnumerateObject().Select(dependency => Plain($"{dependency.Name}/{dependency.Value.GetString()}")).Order(StringComparer.Ordinal).ToList()
            : [];
        return new PublishedLibrary(name, version, kind, hash, uses);
    }

    private static (string Name, string Version) Split(string id)
    {
        var slash = id.LastIndexOf('/');
        if (slash <= 0) throw new InvalidDataException("A library has no version.");
        return (Plain(id[..slash]), id[(slash + 1)..]);
    }

    /// <summary>The runtime comes in a package too, whose name has a word before it here.</summary>
    private static string Plain(string id) => id.StartsWith(RuntimePack, StringComparison.Ordinal) ? id[RuntimePack.Length..] : id;
}
