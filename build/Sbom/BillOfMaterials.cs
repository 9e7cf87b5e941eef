using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sbom;

/// <summary>
/// Writes a software bill of materials: CycloneDX 1.6, JSON. The same app gives the same bytes, so there is no time and no serial number in it. What the feed's maker does
/// not say, or does not lie on this machine, is left out.
/// </summary>
public static class BillOfMaterials
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Make(PublishedApp app, PackageCache cache)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(cache);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteNumber("version", 1);
            json.WriteStartObject("metadata");
            json.WriteStartObject("component");
            WriteComponent(json, app.Root, "application", null);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("components");
            foreach (var library in app.Libraries)
            {
                json.WriteStartObject();
                WriteComponent(json, library, "library", cache);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            WriteDependencies(json, app);
            json.WriteEndObject();
        }
        return [.. stream.ToArray(), (byte)'\n'];
    }

    private static void WriteComponent(Utf8JsonWriter json, PublishedLibrary library, string type, PackageCache? cache)
    {
        json.WriteString("type", type);
        json.WriteString("bom-ref", Reference(library));
        json.WriteString("name", library.Name);
        json.WriteString("version", library.Version);
        if (library.Kind == LibraryKind.Project)
        {
            json.WriteString("description", "Compiled from this repository.");
            return;
        }
        if (cache?.Hash(library) is { } hash)
        {
            json.WriteStartArray("hashes");
            json.WriteStartObject();
            json.WriteString("alg", "SHA-512");
            json.WriteString("content", Convert.ToHexStringLower(hash));
            json.WriteEndObject();
            json.WriteEndArray();
        }
        if (cache?.Licence(library) is { } licence) WriteLicence(json, licence);
        json.WriteString("purl", Reference(library));
        if (library.ContentHash is { } contentHash)
        {
            json.WriteStartArray("properties");
            json.WriteStartObject();
            json.WriteString("name", "nuget:contentHash");
            json.WriteString("value", contentHash);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void WriteLicence(Utf8JsonWriter json, PackageLicence licence)
    {
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        if (licence.Expression is { } expression) json.WriteString("expression", expression);
        else
        {
            json.WriteStartObject("license");
            json.WriteString("name", licence.Name);
            if (licence.Address is { } address) json.WriteString("url", address);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteDependencies(Utf8JsonWriter json, PublishedApp app)
    {
        var references = app.Libraries.Append(app.Root).ToDictionary(library => library.Id, Reference, StringComparer.Ordinal);
        json.WriteStartArray("dependencies");
        foreach (var library in app.Libraries.Prepend(app.Root))
        {
            json.WriteStartObject();
            json.WriteString("ref", Reference(library));
            json.WriteStartArray("dependsOn");
            foreach (var used in library.Uses.Select(references.GetValueOrDefault).Distinct(StringComparer.Ordinal)) if (used is not null) json.WriteStringValue(used);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The package's address by the rules of purl; what is compiled here has none, and may have the name of a package.</summary>
    private static string Reference(PublishedLibrary library) =>
        library.Kind == LibraryKind.Package ? $"pkg:nuget/{library.Name}@{Uri.EscapeDataString(library.Version)}" : $"project:{library.Id}";
}
