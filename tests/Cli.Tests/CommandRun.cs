using System.Diagnostics;

namespace Cli.Tests;

/// <summary>Runs the command line as a process of its own.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error, string Marker)
{
    private const string MarkerVariable = "PIPELINE_TEST_RUN";

    public string LastLine => Output.TrimEnd().Split('\n')[^1];

    /// <summary>Runs <c>pipeline</c> with arguments until it ends.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">Variables to set; <c>null</c> removes one.</param>
    public static async Task<CommandRun> RunAsync(IEnumerable<string> arguments, params (string Name, string? Value)[] environment)
    {
        var marker = Guid.NewGuid().ToString("N");
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Cli.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment[MarkerVariable] = marker;
        start.Environment.Remove("AzureWebJobsStorage");
        foreach (var (name, value) in environment)
        {
            if (value is null) start.Environment.Remove(name);
            else start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        return new CommandRun(process.ExitCode, await output, await error, marker);
    }

    /// <summary>Processes that the run left behind: they have inherited its marker. Known on Linux only; elsewhere none are seen.</summary>
    public IReadOnlyList<string> Survivors()
    {
        var survivors = new List<string>();
        if (!OperatingSystem.IsLinux()) return survivors;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            try
            {
                if (int.TryParse(Path.GetFileName(folder), out _)
                    && File.ReadAllText(Path.Combine(folder, "environ")).Contains($"{MarkerVariable}={Marker}", StringComparison.Ordinal))
                {
                    survivors.Add(File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' '));
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Ended while we looked, or not ours.
            }
        }
        return survivors;
    }
}
