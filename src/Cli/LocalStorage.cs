using Functions.Local.Azurite;
using Pipeline.Storage;

namespace Cli;

/// <summary>
/// The storage account that a command works on: the one that <c>AzureWebJobsStorage</c> names, else Azurite, started for it and ended with it.
/// </summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private readonly AzuriteProcess? _azurite;
    private readonly FileStream? _folderLock;

    private LocalStorage(StorageConnection connection, AzuriteProcess? azurite = null, FileStream? folderLock = null)
    {
        Connection = connection;
        _azurite = azurite;
        _folderLock = folderLock;
    }

    public StorageConnection Connection { get; }

    /// <summary>The emulator's connection string, whose key is public; <c>null</c> for a storage account of the user's.</summary>
    public string? ConnectionString => _azurite?.ConnectionString;

    /// <summary>Finds or starts the storage.</summary>
    /// <param name="folder">Folder for the emulator's files; <c>null</c> keeps them in memory.</param>
    /// <param name="progress">Told what takes long.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="CommandException">Another command uses the folder.</exception>
    /// <exception cref="AzuriteUnavailableException">There is neither a setting nor Node.js to run the emulator.</exception>
    public static async Task<LocalStorage> StartAsync(string? folder, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (IsSet()) return new LocalStorage(StorageConnection.FromSettings(Environment.GetEnvironmentVariable));
        var folderLock = folder is null ? null : Lock(folder);
        try
        {
            var installation = await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync(progress, cancellationToken);
            var azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions { Location = folder }, cancellationToken: cancellationToken);
            progress.Report($"Azurite {installation.Version} is running on 127.0.0.1.");
            return new LocalStorage(StorageConnection.FromConnectionString(azurite.ConnectionString), azurite, folderLock);
        }
        catch
        {
            if (folderLock is not null) await folderLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether settings name a storage account.</summary>
    public static bool IsSet()
    {
        if (!string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(StorageConnection.DefaultName))) return true;
        return Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(name =>
            name.StartsWith(StorageConnection.DefaultName + "__", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(StorageConnection.DefaultName + ":", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Two emulators on the same files would overwrite each other's.</summary>
    private static FileStream Lock(string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, "in-use.lock");
        try
        {
            return new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None });
        }
        catch (IOException)
        {
            throw new CommandException(ExitCode.Failed, $"The storage in {folder} is in use by another command: end it, or ask its API.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null) await _azurite.DisposeAsync();
        if (_folderLock is not null) await _folderLock.DisposeAsync();
    }
}
