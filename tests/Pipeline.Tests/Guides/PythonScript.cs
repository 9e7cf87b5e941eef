using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Testing;

namespace Pipeline.Tests.Guides;

/// <summary>A script and the Python that can run it.</summary>
internal sealed class PythonScript
{
    private readonly string _python;
    private readonly string _script;

    private PythonScript(string python, string script)
    {
        _python = python;
        _script = script;
    }

    /// <summary>Finds a Python that has a module: the system's, which has the distribution's packages, or the one on the path.</summary>
    public static async Task<PythonScript> FindAsync(string script, string module)
    {
        foreach (var python in new[] { "/usr/bin/python3", "python3", "python" })
        {
            try
            {
                if ((await RunAsync(python, ["-c", $"import {module}"])).ExitCode == 0) return new PythonScript(python, script);
            }
            catch (Win32Exception)
            {
                // There is no such program.
            }
        }
        throw Requires.Missing($"No Python here has the module {module}: install Debian's python3-azure, or azure-data-tables with pip.");
    }

    /// <summary>Runs the script; every line it writes is one JSON value.</summary>
    public async Task<IReadOnlyList<JsonElement>> RunAsync(string connectionString, IEnumerable<string> arguments)
    {
        var (exitCode, output, error) = await RunAsync(_python, [_script, .. arguments], connectionString);
        Assert.True(exitCode == 0, error);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string python, IEnumerable<string> arguments, string? connectionString = null)
    {
        var start = new ProcessStartInfo(python, ["-B", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AzureWebJobsStorage"] = connectionString;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        return (process.ExitCode, await output, await error);
    }
}
