using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Service.Benchmarks;

/// <summary>The handler in a process of its own, as the Functions host starts it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, IPEndPoint endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public IPEndPoint Endpoint { get; }

    /// <summary>Memory that it holds, in megabytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Processor time that it has taken, in seconds.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static async Task<ServerProcess> StartAsync(string connectionString)
    {
        var endpoint = new IPEndPoint(IPAddress.Loopback, FreePort());
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Functions")) { WorkingDirectory = AppContext.BaseDirectory };
        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = endpoint.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["AzureWebJobsStorage"] = connectionString;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var server = new ServerProcess(Process.Start(start)!, endpoint);
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://{endpoint}/app/live"));
                return server;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }
        throw new TimeoutException("The server did not answer within half a minute.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
