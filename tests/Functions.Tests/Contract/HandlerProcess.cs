using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Functions.Host;
using Testing;

namespace Functions.Tests.Contract;

/// <summary>The handler as the Functions host starts it: a process with a port in its environment, ready when <c>GET /</c> answers.</summary>
internal sealed class HandlerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private HandlerProcess(Process process, int port)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")), Timeout = TimeSpan.FromMinutes(2) };
    }

    public HttpClient Client { get; }

    /// <summary>Everything the process has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public bool HasExited => _process.WaitForExit(TimeSpan.FromSeconds(10));

    /// <summary>What it ended with.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM, as the host ends it.</summary>
    public void End()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>The files that the process has mapped into its memory, on Linux.</summary>
    public string Mapped() => File.ReadAllText($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/maps");

    public static async Task<HandlerProcess> StartAsync(string connectionString, params (string Name, string Value)[] settings)
    {
        var handler = Launch(connectionString, settings);
        await handler.WaitUntilReadyAsync();
        return handler;
    }

    /// <summary>Starts one that ends by itself, and gives what it ended with and what it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(string connectionString, params (string Name, string Value)[] settings)
    {
        await using var handler = Launch(connectionString, settings);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        // All that it wrote has been heard by then.
        await handler._process.WaitForExitAsync(limit.Token);
        return (handler.ExitCode, handler.Output);
    }

    /// <summary>Starts the executable of a published package, in its folder.</summary>
    public static async Task<HandlerProcess> StartPublishedAsync(string folder, string connectionString, params (string Name, string Value)[] settings)
    {
        var handler = Launch(new ProcessStartInfo(Path.Combine(folder, "Functions")), folder, connectionString, settings);
        await handler.WaitUntilReadyAsync();
        return handler;
    }

    private static HandlerProcess Launch(string connectionString, (string Name, string Value)[] settings) =>
        Launch(new ProcessStartInfo(Environment.ProcessPath!, [Path.Combine(AppContext.BaseDirectory, "Functions.dll")]), AppContext.BaseDirectory, connectionString, settings);

    private static HandlerProcess Launch(ProcessStartInfo start, string folder, string connectionString, (string Name, string Value)[] settings)
    {
        var port = FreePort();
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = folder;
        start.Environment[HandlerSettings.PortVariable] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = Guid.NewGuid().ToString();
        start.Environment["FUNCTIONS_APP_ROOT_PATH"] = folder;
        start.Environment["AzureWebJobsStorage"] = connectionString;
        start.Environment[QuickTraining.Setting] = QuickTraining.SettingValue;
        foreach (var (name, value) in settings) start.Environment[name] = value;

        var handler = new HandlerProcess(new Process { StartInfo = start }, port);
        handler._process.OutputDataReceived += (_, line) => handler.Hear(line.Data);
        handler._process.ErrorDataReceived += (_, line) => handler.Hear(line.Data);
        handler._process.Start();
        handler._process.BeginOutputReadLine();
        handler._process.BeginErrorReadLine();
        return handler;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }

    private async Task WaitUntilReadyAsync()
    {
        // The host polls every 25 ms, for 30 s at most.
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                using var answer = await Client.GetAsync(new Uri("/", UriKind.Relative));
                return;
            }
            catch (HttpRequestException)
            {
                if (_process.HasExited) break;
                await Task.Delay(25);
            }
        }
        throw new InvalidOperationException($"The handler did not become ready: {Output}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
