using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Storage.Tables;

/// <summary>
/// Signs requests with the account's key, anew at each try because the date is part of it. The scheme is Shared Key Lite for
/// tables: HMAC-SHA256 of the date, a line feed, and "/", the account's name and the path exactly as it is sent
/// (learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key). An emulator's path begins with the account's name,
/// so that there it stands twice. The query is not signed; its parameter "comp", which would be, is never sent here.
/// </summary>
internal sealed class SharedKeyLitePolicy(string accountName, byte[] accountKey, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var path = message.Request.Uri.ToUri().AbsolutePath;
        var signature = HMACSHA256.HashData(accountKey, Encoding.UTF8.GetBytes($"{date}\n/{accountName}{path}"));
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {accountName}:{Convert.ToBase64String(signature)}");
    }
}
