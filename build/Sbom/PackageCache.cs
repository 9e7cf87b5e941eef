using System.Xml.Linq;

namespace Sbom;

/// <summary>Where restored packages lie on this machine, with what their makers say of their licences.</summary>
public sealed class PackageCache(string folder)
{
    /// <summary>The one that the current user's restores fill.</summary>
    public static PackageCache OfUser() => new(Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));

    /// <summary>What the package says of its licence; <c>null</c> if it says nothing, or does not lie here.</summary>
    public PackageLicence? Licence(PublishedLibrary library)
    {
        var file = Path.Combine(Folder(library), LowerName(library) + ".nuspec");
        if (!File.Exists(file)) return null;
        var metadata = XDocument.Load(file).Root?.Elements().FirstOrDefault(element => element.Name.LocalName == "metadata");
        var licence = metadata?.Elements().FirstOrDefault(element => element.Name.LocalName == "license");
        if (licence?.Attribute("type")?.Value == "expression") return new PackageLicence(licence.Value.Trim(), null, null);
        var address = metadata?.Elements().FirstOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value.Trim();
        if (licence is not null) return new PackageLicence(null, $"The file {licence.Value.Trim()} of the package", null);
        return string.IsNullOrEmpty(address) ? null : new PackageLicence(null, "At the address that the package names", address);
    }

    /// <summary>SHA-512 of the package's file as it came from the feed, signature and all; <c>null</c> if it does not lie here.</summary>
    public byte[]? Hash(PublishedLibrary library)
    {
        var file = Path.Combine(Folder(library), $"{LowerName(library)}.{LowerVersion(library)}.nupkg.sha512");
        return File.Exists(file) ? Convert.FromBase64String(File.ReadAllText(file).Trim()) : null;
    }

    private string Folder(PublishedLibrary library) => Path.Combine(folder, LowerName(library), LowerVersion(library));

#pragma warning disable CA1308 // The folders' names are in lower case.
    private static string LowerName(PublishedLibrary library) => library.Name.ToLowerInvariant();

    private static string LowerVersion(PublishedLibrary library) => library.Version.ToLowerInvariant();
#pragma warning restore CA1308
}

/// <summary>A licence: an expression of SPDX, or a name with an address where there is one.</summary>
public sealed record PackageLicence(string? Expression, string? Name, string? Address);
