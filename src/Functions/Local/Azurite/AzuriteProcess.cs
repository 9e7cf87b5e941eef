using System.Diagnostics;
using System.Globalization;
using Pipeline.Storage;

namespace Functions.Local.Azurite;

/// <summary>
/// A running Azurite. Disposing ends it, and only it; it also ends by itself when this process dies, even by SIGKILL.
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    /// <summary>Azurite on disk writes its metadata out when it closes.</summary>
    private static readonly TimeSpan CloseTimeLimit = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly OutputExcerpt _output;
    private readonly TimeProvider _time;
    private int _disposed;

    private AzuriteProcess(Process process, Task exited, OutputExcerpt output, AzuriteAddresses addresses, TimeProvider time)
    {
        _process = process;
        _output = output;
        _time = time;
        Exited = exited;
        ProcessId = process.Id;
        BlobEndpoint = new Uri(addresses.Blob, DevelopmentStorage.AccountName);
        QueueEndpoint = new Uri(addresses.Queue, DevelopmentStorage.AccountName);
        TableEndpoint = new Uri(addresses.Table, DevelopmentStorage.AccountName);
    }

    public int ProcessId { get; }

    public Uri BlobEndpoint { get; }

    public Uri QueueEndpoint { get; }

    public Uri TableEndpoint { get; }

    /// <summary>Reaches all three services with the emulators' well-known account.</summary>
    public string ConnectionString => ConnectionStringOf(DevelopmentStorage.AccountName);

    /// <summary>The connection string of one of <see cref="AzuriteOptions.Accounts"/>.</summary>
    public string ConnectionStringOf(string account) => DevelopmentStorage.ConnectionString(
        new Uri(BlobEndpoint, account), new Uri(QueueEndpoint, account), new Uri(TableEndpoint, account), account);

    /// <summary>Ends when the process does, disposed of or not.</summary>
    public Task Exited { get; }

    /// <summary>The last lines Azurite wrote, for the message when it ends by itself.</summary>
    public string LastOutput => _output.ToString();

    /// <summary>Starts Azurite and returns when all three services listen.</summary>
    /// <exception cref="AzuriteStartException">It ended, or did not listen within <see cref="AzuriteOptions.StartTimeLimit"/>.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        AzuriteInstallation installation,
        AzuriteOptions options,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var time = timeProvider ?? TimeProvider.System;
        if (options.Location is not null)
            Directory.CreateDirectory(options.Location);

        var output = new OutputExcerpt(first: 0, last: 30);
        var addresses = new AzuriteAddresses();
        var process = Launch(installation, options, output, addresses);
        var exited = process.WaitForExitAsync(CancellationToken.None);
        var started = false;
        try
        {
            await Task.WhenAny(addresses.Complete, exited).WaitAsync(options.StartTimeLimit, time, cancellationToken).ConfigureAwait(false);
            if (!addresses.Complete.IsCompleted)
                throw new AzuriteStartException($"Azurite ended with exit code {process.ExitCode} while it was starting.{Quote(output)}");
            started = true;
            return new AzuriteProcess(process, exited, output, addresses, time);
        }
        catch (TimeoutException)
        {
            var seconds = options.StartTimeLimit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            throw new AzuriteStartException($"Azurite did not listen within {seconds} seconds.{Quote(output)}");
        }
        finally
        {
            if (!started)
            {
                await EndAsync(process, exited, TimeSpan.Zero, time).ConfigureAwait(false);
                process.Dispose();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await EndAsync(_process, Exited, CloseTimeLimit, _time).ConfigureAwait(false);
        _process.Dispose();
    }

    private static Process Launch(
        AzuriteInstallation installation, AzuriteOptions options, OutputExcerpt output, AzuriteAddresses addresses)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(installation.NodePath, AzuriteCommandLine.Arguments(installation, options))
            {
                // Azurite makes sure of its working directory even when it keeps nothing there.
                WorkingDirectory = Path.GetFullPath(options.Location ?? Path.GetTempPath()),
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        // What the user's environment says here would change the accounts or the store.
        process.StartInfo.Environment["AZURITE_ACCOUNTS"] = string.Join(';', options.Accounts.Select(account => $"{account}:{DevelopmentStorage.AccountKey}"));
        process.StartInfo.Environment.Remove("AZURITE_DB");
        process.OutputDataReceived += (_, received) =>
        {
            output.Add(received.Data);
            addresses.Hear(received.Data);
        };
        process.ErrorDataReceived += (_, received) => output.Add(received.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Asks the process to close down by ending its standard input, and ends it where it does not.</summary>
    private static async Task EndAsync(Process process, Task exited, TimeSpan patience, TimeProvider time)
    {
        process.StandardInput.Close();
        try
        {
            await exited.WaitAsync(patience, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await exited.ConfigureAwait(false);
        }
    }

    private static string Quote(OutputExcerpt output)
    {
        var text = output.ToString();
        return text.Length == 0 ? " It wrote nothing." : $" Its last lines:{Environment.NewLine}{text}";
    }
}
