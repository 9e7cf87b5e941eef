namespace Cli.Demo;

/// <summary>A folder under the system's temporary one that goes when it is disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("pipeline-");

    public void Dispose() => Directory.Delete(recursive: true);
}
