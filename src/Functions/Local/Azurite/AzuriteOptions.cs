using Pipeline.Storage;

namespace Functions.Local.Azurite;

/// <summary>How Azurite is started. It listens on 127.0.0.1 only, whatever is said here.</summary>
public sealed record AzuriteOptions
{
    /// <summary>The folder to keep data in, made where it does not exist; null keeps everything in memory.</summary>
    public string? Location { get; init; }

    /// <summary>
    /// Blob and queue content to hold in memory at most; null leaves it to Azurite (half of the machine's). Without effect on disk.
    /// </summary>
    public int? ExtentMemoryLimitMegabytes { get; init; }

    /// <summary>
    /// The heap Node.js may use, where table rows live; null leaves it to Node.js. Hundreds of thousands of rows need several gigabytes.
    /// </summary>
    public int? MaxOldSpaceMegabytes { get; init; }

    /// <summary>0 takes a free port.</summary>
    public int BlobPort { get; init; }

    /// <inheritdoc cref="BlobPort"/>
    public int QueuePort { get; init; }

    /// <inheritdoc cref="BlobPort"/>
    public int TablePort { get; init; }

    /// <summary>How long all three services may take until they listen.</summary>
    public TimeSpan StartTimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Names of the storage accounts to serve, each a world of its own, all with the public key of the emulators.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [DevelopmentStorage.AccountName];

    /// <summary>Further arguments for Azurite, for instance a certificate to serve HTTPS with.</summary>
    public IReadOnlyList<string> AdditionalArguments { get; init; } = [];
}
