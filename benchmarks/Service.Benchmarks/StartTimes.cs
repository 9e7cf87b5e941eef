using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Service.Benchmarks;

/// <summary>One start of a process.</summary>
/// <param name="FirstAnswer">Milliseconds from before it is started to the first answer to <c>GET /</c>.</param>
/// <param name="FirstScore">To the first score, which is asked for when there was an answer; NaN where none is asked for.</param>
/// <param name="ResidentMegabytes">What it holds after that.</param>
/// <param name="ProcessorMilliseconds">What it took until then, of all cores.</param>
internal sealed record StartTimes(double FirstAnswer, double FirstScore, double ResidentMegabytes, double ProcessorMilliseconds)
{
    private static readonly byte[] Poll = [.. "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8];

    /// <param name="program">The executable.</param>
    /// <param name="connectionString">The storage account.</param>
    /// <param name="score">A request to score a customer; <c>null</c> for none.</param>
    public static async Task<StartTimes> MeasureAsync(string program, string connectionString, byte[]? score)
    {
        var endpoint = new IPEndPoint(IPAddress.Loopback, ServerProcess.FreePort());
        var start = new ProcessStartInfo(program) { WorkingDirectory = Path.GetDirectoryName(program), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = endpoint.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["AzureWebJobsStorage"] = connectionString;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        try
        {
            var answered = await PollAsync(process, endpoint, watch);
            var scored = score is null ? double.NaN : await ScoreAsync(endpoint, score, watch);
            process.Refresh();
            return new StartTimes(answered, scored, process.WorkingSet64 / 1024.0 / 1024.0, process.TotalProcessorTime.TotalMilliseconds);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<double> PollAsync(Process process, IPEndPoint endpoint, Stopwatch watch)
    {
        while (true)
        {
            try
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(endpoint);
                await socket.SendAsync(Poll);
                // The first bytes will do: an empty app answers in chunks.
                if (await socket.ReceiveAsync(new byte[64 * 1024]) > 0) return watch.Elapsed.TotalMilliseconds;
            }
            catch (SocketException)
            {
                if (process.HasExited) throw new InvalidOperationException($"{process.StartInfo.FileName} ended: {await process.StandardError.ReadToEndAsync()}");
                await Task.Delay(1);
            }
        }
    }

    private static async Task<double> ScoreAsync(IPEndPoint endpoint, byte[] score, Stopwatch watch)
    {
        using var connection = new HttpConnection();
        await connection.OpenAsync(endpoint);
        var status = await connection.SendAsync(score);
        return status == 200 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"The first score was answered {status}.");
    }
}
