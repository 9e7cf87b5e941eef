using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Testing;

/// <summary>A script and the Python that can run it.</summary>
public sealed class PythonScript
{
    private readonly string _python;
    private readonly string _script;

    private PythonScript(string python, string script)
    {
        _python = python;
        _script = script;
    }

    /// <summary>Finds a Python that has some modules: the system's, which has the distribution's packages, or the one on the path.</summary>
    public static async Task<PythonScript> FindAsync(string script, params string[] modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        var statement = $"import {string.Join(", ", modules.Append("json"))}";
        foreach (var python in new[] { "/usr/bin/python3", "python3", "python" })
        {
            try
            {
                if ((await RunAsync(python, ["-c", statement], [], null)).ExitCode == 0) return new PythonScript(python, script);
            }
            catch (Win32Exception)
            {
                // There is no such program.
            }
        }
        throw Requires.Missing($"No Python here can {statement}: install Debian's python3-azure and python3-pandas, or azure-data-tables, azure-storage-blob and pandas with pip.");
    }

    /// <summary>Runs the script; every line it writes is one JSON value.</summary>
    /// <param name="arguments">What it is given.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="input">What it reads from its standard input.</param>
    public async Task<IReadOnlyList<JsonElement>> RunAsync(IEnumerable<string> arguments, (string Name, string Value) environment = default, string? input = null)
    {
        var (exitCode, output, error) = await RunAsync(_python, [_script, .. arguments], environment.Name is null ? [] : [environment], input);
        Assert.True(exitCode == 0, error);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string python, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment, string? input)
    {
        var start = new ProcessStartInfo(python, ["-B", .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        return (process.ExitCode, await output, await error);
    }
}
