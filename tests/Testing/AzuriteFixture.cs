using Functions.Local.Azurite;
using Xunit;

namespace Testing;

/// <summary>
/// One Azurite in memory, shared by the tests of a collection. A test assembly declares the collection itself
/// (<c>[CollectionDefinition] … : ICollectionFixture&lt;AzuriteFixture&gt;</c>); each test keeps to names of its own.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteProcess? _process;
    private string? _unavailable;
    private int _names;

    /// <summary>The running Azurite; skips the test (on CI: fails it) where there is none to be had.</summary>
    public AzuriteProcess Process => _process ?? throw Requires.Missing(_unavailable ?? "Azurite was not started.");

    /// <inheritdoc cref="Process"/>
    public string ConnectionString => Process.ConnectionString;

    /// <summary>Names no other test in this Azurite has.</summary>
    public StorageNames NewNames() => new(Interlocked.Increment(ref _names));

    public async Task InitializeAsync()
    {
        try
        {
            var installation = await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync();
            _process = await AzuriteProcess.StartAsync(installation, new AzuriteOptions { ExtentMemoryLimitMegabytes = 1024 });
        }
        catch (AzuriteUnavailableException exception)
        {
            _unavailable = exception.Message;
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }
}
