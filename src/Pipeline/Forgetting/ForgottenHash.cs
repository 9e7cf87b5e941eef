using System.Security.Cryptography;
using System.Text;
using Analytics.Privacy;

namespace Pipeline.Forgetting;

/// <summary>
/// What stands for a customer where the id itself may not: 64 hex digits of an HMAC-SHA256. Where more than one key is known, a customer is written
/// under the first and found under each.
/// </summary>
/// <param name="keys">At least one.</param>
public sealed class ForgottenHash(IEnumerable<IdentityHash> keys)
{
    private const string Purpose = "forgotten customers";

    private readonly byte[][] _keys = [.. keys.Select(key => key.KeyFor(Purpose))];

    public string Of(string customerId) => Of(_keys[0], customerId);

    /// <summary>One for each key, the one that is written first.</summary>
    public IEnumerable<string> AllOf(string customerId) => _keys.Select(key => Of(key, customerId));

    private static string Of(byte[] key, string customerId) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(customerId)));
}
