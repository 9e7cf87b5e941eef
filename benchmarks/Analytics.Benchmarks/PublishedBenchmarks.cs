using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Analytics.Benchmarks;

/// <summary>This program as programs of the solution are published: compiled ahead of time, with the runtime in it.</summary>
internal static class PublishedBenchmarks
{
    private const string Name = "Analytics.Benchmarks";

    /// <summary>Publishes it, which takes minutes.</summary>
    /// <param name="folder">Where everything that comes of it goes.</param>
    /// <returns>The program.</returns>
    public static string Create(string folder)
    {
        var program = Path.Combine(folder, "published");
        string[] arguments =
        [
            "publish", ProjectFolder(), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", program,
            "--artifacts-path", Path.Combine(folder, "artifacts"), "-v", "quiet", "-nologo", "--disable-build-servers",
        ];
        using var publish = Process.Start("dotnet", arguments);
        publish.WaitForExit();
        return publish.ExitCode == 0 ? Path.Combine(program, Name) : throw new InvalidOperationException("Publishing ended with an error; what it wrote says why.");
    }

    private static string ProjectFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, $"{Name}.csproj"))) return folder;
        }
        throw new InvalidOperationException($"The program does not lie below its project, {Name}.csproj, and so cannot be published.");
    }
}
