using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Storage;

namespace Pipeline.Tests.Storage.Tables;

/// <summary>
/// Makes account shared access signatures of the emulator's account (learn.microsoft.com/rest/api/storageservices/create-account-sas).
/// </summary>
internal static class AccountSignature
{
    /// <param name="permissions">In this order: read, write, delete, list, add, create, update, as <c>rwdlacu</c>.</param>
    /// <param name="expires">Until when it holds.</param>
    public static string Create(string permissions, DateTimeOffset expires)
    {
        const string Version = "2020-12-06";
        var expiry = expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        // Account, permissions, services, resource types, start, expiry, address range, protocols, version, encryption scope.
        string[] fields = [DevelopmentStorage.AccountName, permissions, "bqt", "sco", "", expiry, "", "https,http", Version, "", ""];
        var key = Convert.FromBase64String(DevelopmentStorage.AccountKey);
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join('\n', fields)));
        return $"sv={Version}&ss=bqt&srt=sco&sp={permissions}&se={Uri.EscapeDataString(expiry)}&spr=https%2Chttp"
            + $"&sig={Uri.EscapeDataString(Convert.ToBase64String(signature))}";
    }
}
