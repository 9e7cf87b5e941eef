using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Functions.Local.Azurite;
using Testing;

namespace Functions.Tests.Local.Azurite;

public sealed class AzuriteProcessTests : IDisposable
{
    private const string NeverListens = """
        require('fs').writeFileSync(__dirname + '/pid', String(process.pid));
        console.error('still thinking');
        setInterval(() => {}, 1000);
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_InMemory_ServesBlobsAndQueuesOn127001UntilDisposed()
    {
        var options = new AzuriteOptions { ExtentMemoryLimitMegabytes = 64, MaxOldSpaceMegabytes = 256 };
        var azurite = await AzuriteProcess.StartAsync(await AzuriteSetup.LocateAsync(), options);
        Uri[] endpoints = [azurite.BlobEndpoint, azurite.QueueEndpoint, azurite.TableEndpoint];
        await using (azurite)
        {
            Assert.All(endpoints, endpoint => Assert.Equal("127.0.0.1", endpoint.Host));
            Assert.Equal(3, endpoints.Select(endpoint => endpoint.Port).Distinct().Count());
            var container = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("one");
            await container.CreateAsync();
            await container.UploadBlobAsync("blob", BinaryData.FromString("content"));
            Assert.Equal("content", (await container.GetBlobClient("blob").DownloadContentAsync()).Value.Content.ToString());
            var queue = new QueueServiceClient(azurite.ConnectionString).GetQueueClient("one");
            await queue.CreateAsync();
            await queue.SendMessageAsync("message");
            Assert.Equal("message", (await queue.ReceiveMessageAsync()).Value.MessageText);
        }

        Assert.True(azurite.Exited.IsCompletedSuccessfully);
        Assert.All(endpoints, endpoint => Assert.Throws<SocketException>(() => new TcpClient(endpoint.Host, endpoint.Port).Dispose()));
    }

    [Fact]
    public async Task Start_OnDisk_FindsItsDataAgainAfterARestart()
    {
        var installation = await AzuriteSetup.LocateAsync();
        var options = new AzuriteOptions { Location = Path.Combine(_folder.Path, "new", "folder") };
        await using (var first = await AzuriteProcess.StartAsync(installation, options))
        {
            var container = new BlobServiceClient(first.ConnectionString).GetBlobContainerClient("one");
            await container.CreateAsync();
            await container.UploadBlobAsync("blob", BinaryData.FromString("kept"));
        }

        await using var second = await AzuriteProcess.StartAsync(installation, options);

        var blob = new BlobServiceClient(second.ConnectionString).GetBlobContainerClient("one").GetBlobClient("blob");
        Assert.Equal("kept", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task Dispose_TwoRunning_EndsOnlyItsOwn()
    {
        var installation = await AzuriteSetup.LocateAsync();
        await using var other = await AzuriteProcess.StartAsync(installation, new AzuriteOptions());
        await using (await AzuriteProcess.StartAsync(installation, new AzuriteOptions()))
        {
        }

        Assert.False(other.Exited.IsCompleted);
        await new BlobServiceClient(other.ConnectionString).GetBlobContainerClient("one").CreateAsync();
    }

    [Fact]
    public async Task Dispose_AfterItEndedByItselfAndTwice_DoesNothing()
    {
        var azurite = await AzuriteProcess.StartAsync(await AzuriteSetup.LocateAsync(), new AzuriteOptions());
        using (var process = Process.GetProcessById(azurite.ProcessId))
            process.Kill();
        await azurite.Exited;

        await azurite.DisposeAsync();
        await azurite.DisposeAsync();

        Assert.Contains("successfully listening", azurite.LastOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortTaken_FailsWithTheReason()
    {
        var installation = await AzuriteSetup.LocateAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var exception = await Assert.ThrowsAsync<AzuriteStartException>(
            () => AzuriteProcess.StartAsync(installation, new AzuriteOptions { QueuePort = port }));

        Assert.Contains("EADDRINUSE", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NeverListens_EndsItAndQuotesItsLastLines()
    {
        var standIn = await AzuriteSetup.StandInAsync(_folder, NeverListens);

        var exception = await Assert.ThrowsAsync<AzuriteStartException>(
            () => AzuriteProcess.StartAsync(standIn, new AzuriteOptions { StartTimeLimit = TimeSpan.FromSeconds(3) }));

        Assert.Contains("within 3 seconds", exception.Message, StringComparison.Ordinal);
        Assert.Contains("still thinking", exception.Message, StringComparison.Ordinal);
        AssertEnded();
    }

    [Fact]
    public async Task Start_Cancelled_EndsIt()
    {
        var standIn = await AzuriteSetup.StandInAsync(_folder, NeverListens);
        using var source = new CancellationTokenSource();

        var starting = AzuriteProcess.StartAsync(standIn, new AzuriteOptions(), cancellationToken: source.Token);
        var pidFile = Path.Combine(_folder.Path, "pid");
        while (!File.Exists(pidFile) || new FileInfo(pidFile).Length == 0)
            await Task.Delay(20);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        AssertEnded();
    }

    [Fact]
    public async Task StandardInput_EndsAsWhenTheParentDies_EndsAzurite()
    {
        // The system closes a dead process's end of the pipe; closing it by hand is the same to the child. Nobody asks it to end otherwise.
        var installation = await AzuriteSetup.LocateAsync();
        var arguments = AzuriteCommandLine.Arguments(installation, new AzuriteOptions());
        using var process = Process.Start(new ProcessStartInfo(installation.NodePath, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.Path,
        })!;
        var addresses = new AzuriteAddresses();
        while (!addresses.Complete.IsCompleted)
            addresses.Hear(await process.StandardOutput.ReadLineAsync());
        Assert.False(process.HasExited);

        process.StandardInput.Close();

        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>The stand-in's process is gone.</summary>
    private void AssertEnded()
    {
        var processId = int.Parse(File.ReadAllText(Path.Combine(_folder.Path, "pid")), CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(processId));
    }
}
