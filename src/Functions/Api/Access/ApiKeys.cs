using System.Security.Cryptography;
using System.Text;

namespace Functions.Api.Access;

/// <summary>The keys of a process that stands alone. Only their hashes are held, and they are compared in constant time.</summary>
internal sealed class ApiKeys
{
    private const int FingerprintLength = 8;

    private readonly Dictionary<ApiRole, byte[][]> _hashes;

    public ApiKeys(ApiKeyOptions options)
    {
        _hashes = new Dictionary<ApiRole, byte[][]>
        {
            [ApiRole.Read] = Hashes(options.Read),
            [ApiRole.Operate] = Hashes(options.Operate),
            [ApiRole.Forget] = Hashes(options.Forget),
        };
    }

    /// <summary>Whether a key opens a role.</summary>
    public bool Opens(ApiRole role, string key)
    {
        var hash = Hash(key);
        var opens = false;
        // All are compared, whichever fits.
        foreach (var known in _hashes[role]) opens |= CryptographicOperations.FixedTimeEquals(known, hash);
        return opens;
    }

    /// <summary>Tells keys apart in the audit lines without giving them away: 8 hex digits of the SHA-256.</summary>
    public static string Fingerprint(string key) => Convert.ToHexStringLower(Hash(key))[..FingerprintLength];

    private static byte[][] Hashes(string? setting) => [.. ApiKeyOptions.Of(setting).Select(Hash)];

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
