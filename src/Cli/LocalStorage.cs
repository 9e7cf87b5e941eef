using Functions.Local.Azurite;
using Pipeline.Storage;

namespace Cli;

/// <summary>
/// The storage account that a command works on: the one that <c>AzureWebJobsStorage</c> names, else Azurite, started for it and ended with it.
/// </summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private readonly AzuriteProcess? _azurite;

    private LocalStorage(StorageConnection connection, AzuriteProcess? azurite)
    {
        Connection = connection;
        _azurite = azurite;
    }

    public StorageConnection Connection { get; }

    /// <summary>The emulator's connection string, whose key is public; <c>null</c> for a storage account of the user's.</summary>
    public string? ConnectionString => _azurite?.ConnectionString;

    /// <summary>Finds or starts the storage.</summary>
    /// <param name="folder">Folder for the emulator's files; <c>null</c> keeps them in memory.</param>
    /// <param name="progress">Told what takes long.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="AzuriteUnavailableException">There is neither a setting nor Node.js to run the emulator.</exception>
    public static async Task<LocalStorage> StartAsync(string? folder, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (IsSet()) return new LocalStorage(StorageConnection.FromSettings(Environment.GetEnvironmentVariable), null);
        var installation = await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync(progress, cancellationToken);
        var azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions { Location = folder }, cancellationToken: cancellationToken);
        progress.Report($"Azurite {installation.Version} is running on 127.0.0.1.");
        return new LocalStorage(StorageConnection.FromConnectionString(azurite.ConnectionString), azurite);
    }

    private static bool IsSet()
    {
        if (!string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(StorageConnection.DefaultName))) return true;
        return Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(name =>
            name.StartsWith(StorageConnection.DefaultName + "__", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(StorageConnection.DefaultName + ":", StringComparison.OrdinalIgnoreCase));
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null) await _azurite.DisposeAsync();
    }
}
