using System.CommandLine;
using Microsoft.Extensions.Logging;

namespace Cli.Commands;

/// <summary><c>pipeline serve</c>: the same as the demo on data that stays.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var port = ServerOptions.Port();
        var label = ServerOptions.Label();
        var data = ServerOptions.Data();
        var command = new Command("serve", "Run triggers and API on this machine: drop exports into the container 'exports', or PUT them to the API.") { port, label, data };
        command.SetAction((result, cancel) => CommandRunner.RunAsync(
            token => RunAsync(result.GetValue(data)!, result.GetValue(label), result.GetValue(port), token), cancel));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo data, string? label, int port, CancellationToken cancellationToken)
    {
        await using var storage = await LocalStorage.StartAsync(data.FullName, new ConsoleProgress(), cancellationToken);
        await using var pipeline = await LocalPipeline.StartAsync(storage.Connection, ServerOptions.ToPipelineOptions(label), port, LogLevel.Information, cancellationToken);
        if (storage.ConnectionString is { } connectionString) Console.WriteLine($"Storage: {connectionString}");
        Console.WriteLine($"Listening on {pipeline.Address}");
        await pipeline.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }
}
