using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Pipeline.Storage;

namespace Functions.Api;

/// <summary>
/// Customers' ids in paths: as they are if they are made of letters, digits, '.', '_' and '-', which survive every proxy's idea of a path; else with
/// <c>~HH</c> in place of each other byte, as in the keys of tables.
/// </summary>
internal static class CustomerPath
{
    private const char Mark = '~';
    private const int EscapeLength = 3;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The address of a customer.</summary>
    public static string Of(string customerId)
    {
        var key = EncodedKey.Of(customerId);
        return TryRead(key, out var read) && read == customerId ? $"{ApiEndpoints.Root}/customers/{key}" : $"{ApiEndpoints.Root}/customers?id={Uri.EscapeDataString(customerId)}";
    }

    /// <summary>Reads an id out of a path.</summary>
    public static bool TryRead(string path, [NotNullWhen(true)] out string? customerId)
    {
        customerId = null;
        if (path is "." or "..") return false;
        if (EncodedKey.IsPlain(path))
        {
            customerId = path;
            return path.Length > 0;
        }
        var bytes = new List<byte>(path.Length);
        for (var index = 0; index < path.Length; index++)
        {
            if (path[index] != Mark)
            {
                if (!EncodedKey.IsPlain(path.AsSpan(index, 1))) return false;
                bytes.Add((byte)path[index]);
            }
            else if (index + EscapeLength <= path.Length && byte.TryParse(path.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                index += EscapeLength - 1;
            }
            else
            {
                return false;
            }
        }
        try
        {
            customerId = StrictUtf8.GetString([.. bytes]);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
