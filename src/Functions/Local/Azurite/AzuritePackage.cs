using System.Text.Json;

namespace Functions.Local.Azurite;

/// <summary>A folder whose package.json names azurite.</summary>
/// <param name="Directory">Its full path.</param>
/// <param name="RequestedVersion">What package.json asks for: a version, or a range.</param>
internal sealed record AzuritePackage(string Directory, string RequestedVersion)
{
    public static AzuritePackage? FindAbove(string startDirectory)
    {
        for (var directory = new DirectoryInfo(Path.GetFullPath(startDirectory)); directory is not null; directory = directory.Parent)
        {
            var file = Path.Combine(directory.FullName, "package.json");
            if (File.Exists(file) && RequestedIn(file) is { } version)
                return new AzuritePackage(directory.FullName, version);
        }

        return null;
    }

    /// <summary>The installed script and version, or null where nothing, or another version than the one pinned, is installed.</summary>
    public (string ScriptPath, string Version)? Installed()
    {
        var folder = Path.Combine(Directory, "node_modules", "azurite");
        var file = Path.Combine(folder, "package.json");
        if (!File.Exists(file))
            return null;
        using var document = Read(file);
        if (Text(document.RootElement, "version") is not { } version)
            return null;
        if (IsExact(RequestedVersion) && version != RequestedVersion)
            return null;
        if (!document.RootElement.TryGetProperty("bin", out var bin) || Text(bin, "azurite") is not { } script)
            return null;
        var path = Path.GetFullPath(Path.Combine(folder, script));
        return File.Exists(path) ? (path, version) : null;
    }

    /// <summary>Whether it is one version, and not a range, a tag or an address.</summary>
    private static bool IsExact(string version) =>
        version.Length > 0
        && char.IsAsciiDigit(version[0])
        && version.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-');

    private static string? RequestedIn(string file)
    {
        using var document = Read(file);
        foreach (var section in (ReadOnlySpan<string>)["dependencies", "devDependencies"])
        {
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(section, out var packages)
                && Text(packages, "azurite") is { } version)
            {
                return version;
            }
        }

        return null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonDocument Read(string file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException exception)
        {
            throw new AzuriteUnavailableException($"{file} is not valid JSON: repair it, so that Azurite can be found.", exception);
        }
    }
}
