using Azure.Core;
using Azure.Identity;

namespace Pipeline.Storage;

/// <summary>Makes the credential that the settings of an identity-based connection ask for, as the Functions host does.</summary>
internal static class StorageIdentity
{
    private const string ManagedIdentity = "managedidentity";

    /// <exception cref="StorageConnectionException">The settings ask for a kind of credential there is not.</exception>
    public static void Check(StorageSettings settings)
    {
        if (settings["credential"] is { } kind && !kind.Equals(ManagedIdentity, StringComparison.OrdinalIgnoreCase))
        {
            throw new StorageConnectionException(
                $"{settings.NameOf("credential")} can only be {ManagedIdentity}; without it the usual chain of credentials is tried.");
        }
    }

    public static TokenCredential Create(StorageSettings settings, Uri blobEndpoint)
    {
        var clientId = settings["clientId"];
        if (settings["credential"] is not null)
        {
            return new ManagedIdentityCredential(
                clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId));
        }

        var options = new DefaultAzureCredentialOptions();
        // Azure.Identity heeds this variable by itself; nobody else knows that an account's address tells the cloud.
        if (settings.Text("AZURE_AUTHORITY_HOST") is null && AuthorityOf(blobEndpoint) is { } authority)
            options.AuthorityHost = authority;
        if (clientId is not null)
        {
            options.ManagedIdentityClientId = clientId;
            options.WorkloadIdentityClientId = clientId;
        }

        return new DefaultAzureCredential(options);
    }

    /// <summary>Who issues tokens in the cloud that the account is in; null for the public cloud and addresses of one's own.</summary>
    public static Uri? AuthorityOf(Uri endpoint) => endpoint.Host switch
    {
        var host when host.EndsWith(".core.chinacloudapi.cn", StringComparison.OrdinalIgnoreCase) => AzureAuthorityHosts.AzureChina,
        var host when host.EndsWith(".core.usgovcloudapi.net", StringComparison.OrdinalIgnoreCase) => AzureAuthorityHosts.AzureGovernment,
        _ => null,
    };
}
