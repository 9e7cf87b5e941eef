using System.Diagnostics;
using System.Text.Json;

namespace Analytics.Benchmarks;

/// <summary>The process with the peers' learners, which waits between commands and so takes no time from ours.</summary>
internal sealed class Peer : IDisposable
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    private readonly Process _process;

    /// <param name="folder">Where <see cref="SyntheticTable.Write"/> put the data.</param>
    /// <param name="trainingSamples">How many of the samples are trained on; the rest is held out.</param>
    /// <param name="threads">Threads the peers may use.</param>
    public Peer(string folder, int trainingSamples, int threads)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peers", "learner_peer.py");
        var start = new ProcessStartInfo(Python, [script, folder, $"{SyntheticTable.ColumnCount}", $"{trainingSamples}", $"{threads}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["OMP_NUM_THREADS"] = $"{threads}";
        // Otherwise idle threads spin between commands, on our time.
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        _process = Process.Start(start)!;
        Versions = ReadLine();
    }

    /// <summary>Debian's own interpreter finds Debian's packages; another Python first in the path would not.</summary>
    public static string Python => Environment.GetEnvironmentVariable("PEER_PYTHON") ?? "/usr/bin/python3";

    public string Versions { get; }

    /// <summary>Runs one of the script's commands.</summary>
    public Timing Run(string command)
    {
        _process.StandardInput.WriteLine(command);
        return JsonSerializer.Deserialize<Timing>(ReadLine(), Names)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string ReadLine() =>
        _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer ended; what it wrote to standard error says why.");
}
