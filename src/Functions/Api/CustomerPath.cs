using System.Diagnostics.CodeAnalysis;
using Pipeline.Storage;

namespace Functions.Api;

/// <summary>
/// Customers' ids in paths: as they are if they are made of letters, digits, '.', '_' and '-', which survive every proxy's idea of a path; else with
/// <c>~HH</c> in place of each other byte, as in the keys of tables.
/// </summary>
internal static class CustomerPath
{
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
        return path is not ("" or "." or "..") && EncodedKey.TryRead(path, out customerId);
    }
}
