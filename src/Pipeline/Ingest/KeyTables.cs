using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Ingest;

/// <summary>The accepted exports that name customers under the keys that an export asks for.</summary>
/// <param name="Keys">Names of the keys.</param>
/// <param name="Tables">The exports that have keys, oldest upload first.</param>
internal sealed record KeyTables(IReadOnlyCollection<string> Keys, IReadOnlyList<LedgerEntry> Tables)
{
    private const int VersionLength = 16;

    public static KeyTables None { get; } = new([], []);

    /// <summary>What an export asks for. What it names itself it finds without.</summary>
    public static KeyTables For(IReadOnlyCollection<string> keys, LedgerEntry reader, IEnumerable<LedgerEntry> accepted) =>
        new(keys, [.. accepted.Where(entry => entry.HasKeys && !entry.IsOfSameBlobAs(reader))]);

    /// <summary>Names of the blobs that hold what they name, in the order in which they override each other.</summary>
    public IReadOnlyList<string> Blobs { get; } = [.. Tables.SelectMany(table => table.KeyBlobs(Keys))];

    /// <summary>16 hex digits of a hash of what is known; empty if nothing is.</summary>
    public string Version => Blobs.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Blobs))))[..VersionLength];

    /// <summary>What is known under some of the keys.</summary>
    public KeyTables Of(IReadOnlyCollection<string> keys) => new(keys, Tables);
}
