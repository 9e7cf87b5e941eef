using System.Diagnostics;
using Functions.Local.Azurite;
using Testing;

namespace Cli.Tests.Release;

/// <summary>Runs a script by the Node.js that the emulator runs by, where the packages of package.json are installed.</summary>
internal static class NodeScript
{
    public static async Task<(int ExitCode, string Output)> RunAsync(string script, params string[] arguments)
    {
        var installation = await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync();
        var start = new ProcessStartInfo(installation.NodePath, [Path.Combine(Repository.Root, script), .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
