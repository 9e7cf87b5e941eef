using System.Diagnostics;

namespace Functions.Local.Azurite;

/// <summary>The outcome of a command that ran to its end.</summary>
/// <param name="ExitCode">0 is success.</param>
/// <param name="Output">The lines it began with: npm says what is wrong first, and then how it is used, at length.</param>
internal sealed record CommandRun(int ExitCode, string Output)
{
    /// <summary>Runs a command without a window or a shell; cancelling ends it and what it started.</summary>
    public static async Task<CommandRun> RunAsync(
        string executable, IReadOnlyList<string> arguments, string directory, string? searchPath, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            WorkingDirectory = directory,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = searchPath;
        var output = new OutputExcerpt(first: 15, last: 0);
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, received) => output.Add(received.Data);
        process.ErrorDataReceived += (_, received) => output.Add(received.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandRun(process.ExitCode, output.ToString());
    }
}
