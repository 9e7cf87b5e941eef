using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Storage.Tables;

/// <summary>
/// Appends the shared access signature to the query, once a request; it is looked up each time, because credentials can be renewed.
/// </summary>
internal sealed class SharedAccessSignaturePolicy(AzureSasCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var uri = message.Request.Uri;
        var signature = credential.Signature.TrimStart('?');
        uri.Query = string.IsNullOrEmpty(uri.Query) ? signature : $"{uri.Query}&{signature}";
    }
}
