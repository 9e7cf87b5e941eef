using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Privacy;

/// <summary>
/// Replaces an e-mail address or telephone number by which a customer is known with a keyed hash: the same customer has the same id in every export, and nobody without
/// the key can find the hash of a number, or the number of a hash by trying all that there are.
/// </summary>
/// <remarks>
/// A hash is <c>h1_</c> and 26 characters of <c>a-z2-7</c>: the first 130 bits of HMAC-SHA256 (RFC 2104) over the kind, a line feed and the value in its one form
/// (<see cref="TryNormalize"/>), in Base32 (RFC 4648, lower case). The digit is the version of form and hash. Any key of the same bytes gives the same hashes. Safe for use by several threads.
/// </remarks>
public sealed class IdentityHash
{
    /// <summary>Fewest bytes of a key.</summary>
    public const int MinKeyBytes = 16;

    /// <summary>What every hash begins with.</summary>
    public const string Prefix = "h1_";

    private const int HashCharacters = 26;
    private const int FingerprintCharacters = 12;
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    private static readonly SearchValues<char> Base32Characters = SearchValues.Create(Base32);

    private readonly byte[] _key;
    private readonly string? _defaultCountryCode;

    /// <param name="key">Base64 of at least 16 bytes; anything else counts as text, of at least 16 bytes of UTF-8. Outer blanks do not count.</param>
    /// <param name="defaultCountryCode">Of national telephone numbers, such as <c>86</c> or <c>+86</c>; null if there are none.</param>
    /// <exception cref="ArgumentException">The key is too short, or the country code is none. The message does not repeat them.</exception>
    public IdentityHash(string key, string? defaultCountryCode = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = Bytes(key.Trim());
        if (_key.Length < MinKeyBytes) throw new ArgumentException($"The key for hashing identities has fewer than {MinKeyBytes} bytes.", nameof(key));
        if (defaultCountryCode is not null)
        {
            _defaultCountryCode = defaultCountryCode.Trim().TrimStart('+');
            if (_defaultCountryCode.Length is 0 or > 3 || _defaultCountryCode[0] == '0' || !_defaultCountryCode.All(char.IsAsciiDigit))
                throw new ArgumentException("A country code has one to three digits and does not begin with 0.", nameof(defaultCountryCode));
        }
        Fingerprint = Convert.ToHexStringLower(HMACSHA256.HashData(_key, "fingerprint"u8))[..FingerprintCharacters];
    }

    /// <summary>12 hex digits that tell one key from another and do not give it away: kept in storage, they say when the key was changed.</summary>
    public string Fingerprint { get; }

    /// <summary>The id for a customer who is known by this value; false if it is no e-mail address or telephone number.</summary>
    /// <param name="value">As it stands in the export.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="hash">The id, empty if there is none.</param>
    /// <param name="problem">Why there is none.</param>
    public bool TryHash(string value, IdentityKind kind, out string hash, out IdentityProblem problem)
    {
        hash = "";
        if (!TryNormalize(value, kind, out var normalized, out problem)) return false;

        var content = Encoding.UTF8.GetBytes((kind == IdentityKind.Email ? "email\n" : "phone\n") + normalized);
        Span<byte> code = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, content, code);
        CryptographicOperations.ZeroMemory(content);
        Span<char> characters = stackalloc char[Prefix.Length + HashCharacters];
        Prefix.CopyTo(characters);
        WriteBase32(code, characters[Prefix.Length..]);
        hash = new string(characters);
        return true;
    }

    /// <summary>A key for a purpose of its own, 32 bytes: from what it hashes nothing follows about the ids that <see cref="TryHash"/> gives.</summary>
    public byte[] KeyFor(string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        return HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose));
    }

    /// <summary>The one form of an e-mail address or telephone number, over which the hash is made. The rules stand in decision record 0017.</summary>
    /// <param name="value">As it is written.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="normalized">The form, empty if it is none. Personal data: not for logs.</param>
    /// <param name="problem">Why it is none.</param>
    public bool TryNormalize(string value, IdentityKind kind, out string normalized, out IdentityProblem problem)
    {
        ArgumentNullException.ThrowIfNull(value);
        problem = kind switch
        {
            IdentityKind.Email => IdentityForm.Email(value, out normalized),
            IdentityKind.Phone => IdentityForm.Phone(value, _defaultCountryCode, out normalized),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return problem == IdentityProblem.None;
    }

    /// <summary>Whether an id is such a hash.</summary>
    public static bool IsHash(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length == Prefix.Length + HashCharacters && id.StartsWith(Prefix, StringComparison.Ordinal) && id.AsSpan(Prefix.Length).IndexOfAnyExcept(Base32Characters) < 0;
    }

    public override string ToString() => $"{nameof(IdentityHash)} {Fingerprint}";

    private static byte[] Bytes(string key)
    {
        if (Base64.IsValid(key, out var length) && length >= MinKeyBytes) return Convert.FromBase64String(key);
        return Encoding.UTF8.GetBytes(key);
    }

    private static void WriteBase32(ReadOnlySpan<byte> bytes, Span<char> characters)
    {
        for (var index = 0; index < characters.Length; index++)
        {
            var bit = 5 * index;
            var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
            characters[index] = Base32[(pair >> (11 - (bit % 8))) & 31];
        }
    }
}
