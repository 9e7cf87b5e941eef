using System.Security.Cryptography;
using Analytics.Exports.Mapping;
using Azure.Storage.Blobs;

namespace Pipeline.Ingest;

/// <summary>The mapping files that users put beside their exports, <c>exports/mappings/*.json</c>.</summary>
public sealed class MappingLibrary(BlobContainerClient exports)
{
    /// <summary>The folder of the mapping files in the exports container.</summary>
    public const string Kind = "mappings";

    private const string NoVersion = "none";
    private const int VersionLength = 16;
    private const long MaxBytes = 1024 * 1024;

    /// <summary>The first mapping, by name, that is for the export; without one, the columns' names decide.</summary>
    public async Task<StoredMapping> ForAsync(string kind, string name, CancellationToken cancellationToken)
    {
        var warnings = new List<string>();
        await foreach (var blob in exports.GetBlobsAsync(prefix: $"{Kind}/", cancellationToken: cancellationToken))
        {
            if (!blob.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) continue;
            try
            {
                var content = await ReadAsync(blob.Name, cancellationToken);
                var mapping = ExportMapping.Parse(content);
                if (mapping.AppliesTo(kind, name)) return new StoredMapping(mapping, Version(content), warnings);
            }
            catch (MappingException exception)
            {
                warnings.Add($"The mapping {blob.Name} was not used: {exception.Message}");
            }
        }
        return new StoredMapping(ExportMapping.None, NoVersion, warnings);
    }

    /// <summary>Reads and checks one mapping file.</summary>
    /// <exception cref="MappingException">It cannot be used.</exception>
    public async Task ValidateAsync(string blobName, CancellationToken cancellationToken) => ExportMapping.Parse(await ReadAsync(blobName, cancellationToken));

    private async Task<byte[]> ReadAsync(string blobName, CancellationToken cancellationToken)
    {
        var blob = exports.GetBlobClient(blobName);
        var download = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
        using var result = download.Value;
        if (result.Details.ContentLength > MaxBytes) throw new MappingException("The file is larger than a megabyte.");
        using var content = new MemoryStream();
        await result.Content.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    private static string Version(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..VersionLength];
}
