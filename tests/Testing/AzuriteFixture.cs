using System.Globalization;
using Functions.Local.Azurite;
using Pipeline.Storage;
using Xunit;

namespace Testing;

/// <summary>
/// One Azurite in memory, shared by the tests of a collection. A test assembly declares the collection itself
/// (<c>[CollectionDefinition] … : ICollectionFixture&lt;AzuriteFixture&gt;</c>); each test keeps to names of its own.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static readonly IReadOnlyList<string> Accounts = [.. Enumerable.Range(0, 400).Select(number => string.Create(CultureInfo.InvariantCulture, $"account{number:d3}"))];

    private AzuriteProcess? _process;
    private string? _unavailable;
    private int _names;
    private int _accounts = -1;

    /// <summary>The running Azurite; skips the test (on CI: fails it) where there is none to be had.</summary>
    public AzuriteProcess Process => _process ?? throw Requires.Missing(_unavailable ?? "Azurite was not started.");

    /// <inheritdoc cref="Process"/>
    public string ConnectionString => Process.ConnectionString;

    /// <summary>The connection string of an account that no other test has: an empty world for tests of the whole pipeline.</summary>
    public string NewAccount() => Process.ConnectionStringOf(NewAccountName());

    /// <summary>The name of an account that no other test has.</summary>
    public string NewAccountName()
    {
        var account = Interlocked.Increment(ref _accounts);
        return account < Accounts.Count
            ? Accounts[account]
            : throw new InvalidOperationException($"The tests use more than {Accounts.Count} accounts: raise the number here.");
    }

    /// <summary>Names no other test in this Azurite has.</summary>
    public StorageNames NewNames() => new(Interlocked.Increment(ref _names));

    public async Task InitializeAsync()
    {
        try
        {
            var installation = await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync();
            _process = await AzuriteProcess.StartAsync(installation, new AzuriteOptions
            {
                ExtentMemoryLimitMegabytes = 1024,
                Accounts = [DevelopmentStorage.AccountName, .. Accounts],
            });
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
