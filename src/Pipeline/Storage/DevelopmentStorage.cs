namespace Pipeline.Storage;

/// <summary>The account every storage emulator serves. Its key is printed in the emulators' own manuals and protects nothing.</summary>
public static class DevelopmentStorage
{
    public const string AccountName = "devstoreaccount1";

    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>A connection string for an emulator that listens at the given addresses, account name included.</summary>
    public static string ConnectionString(Uri blobEndpoint, Uri queueEndpoint, Uri tableEndpoint, string account = AccountName)
    {
        ArgumentNullException.ThrowIfNull(blobEndpoint);
        ArgumentNullException.ThrowIfNull(queueEndpoint);
        ArgumentNullException.ThrowIfNull(tableEndpoint);
        return $"DefaultEndpointsProtocol={blobEndpoint.Scheme};AccountName={account};AccountKey={AccountKey};"
            + $"BlobEndpoint={blobEndpoint.AbsoluteUri};QueueEndpoint={queueEndpoint.AbsoluteUri};TableEndpoint={tableEndpoint.AbsoluteUri};";
    }
}
