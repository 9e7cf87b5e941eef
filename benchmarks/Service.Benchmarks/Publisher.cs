using System.Diagnostics;

namespace Service.Benchmarks;

/// <summary>Publishes projects of the repository that the benchmarks run in.</summary>
internal static class Publisher
{
    /// <returns>The folder.</returns>
    public static async Task<string> PublishAsync(string project, string folder, params IEnumerable<string> options)
    {
        Console.WriteLine($"publishing {project} {string.Join(' ', options)}");
        var start = new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", folder, "-v", "q", .. options]) { RedirectStandardOutput = true };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException($"{project} could not be published: {output}");
    }
}
