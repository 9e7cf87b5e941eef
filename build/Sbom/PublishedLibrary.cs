namespace Sbom;

/// <summary>One part of an app.</summary>
/// <param name="Name">Of the package, or of the project.</param>
/// <param name="Version">Its version.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="ContentHash">SHA-512 of the package's content without its signature, in Base64, as lock files have it; <c>null</c> of projects and of the runtime.</param>
/// <param name="Uses">The ids of what it uses, sorted.</param>
public sealed record PublishedLibrary(string Name, string Version, LibraryKind Kind, string? ContentHash, IReadOnlyList<string> Uses)
{
    public string Id => $"{Name}/{Version}";
}

/// <summary>Where a part of an app comes from.</summary>
public enum LibraryKind
{
    /// <summary>Compiled from this repository.</summary>
    Project,

    /// <summary>From a package feed.</summary>
    Package,
}
