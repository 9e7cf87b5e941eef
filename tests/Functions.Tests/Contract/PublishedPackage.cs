using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Testing;

namespace Functions.Tests.Contract;

/// <summary>The package as it goes to Azure, published once for the tests that start it: trimmed, compiled ahead of time, with its own runtime.</summary>
[SupportedOSPlatform("linux")]
public sealed class PublishedPackage : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => Path.Combine(_folder.Path, "app");

    public async Task InitializeAsync()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64) throw Requires.Missing("The package is for Linux on x64.");
        // What is built on the way lies in the folder too: the tree is in use by those who run the tests.
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", "src/Functions", "-c", "Release", "-r", "linux-x64", "-p:FunctionsPlan=flex", "--artifacts-path", Path.Combine(_folder.Path, "artifacts"), "-o", Folder, "-v", "q", "-nodeReuse:false"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
    }

    // The folder goes with the fixture, which is disposed of after this.
    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
