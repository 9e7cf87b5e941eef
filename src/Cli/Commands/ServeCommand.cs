using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Cli.Commands;

/// <summary><c>pipeline serve</c>: the same as the demo on data that stays.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var address = ServerOptions.Address();
        var port = ServerOptions.Port();
        var label = ServerOptions.Label();
        var data = ServerOptions.Data();
        var command = new Command("serve", "Run triggers and API on this machine: drop exports into the container 'exports', or PUT them to the API.") { address, port, label, data };
        command.SetAction((result, cancel) => CommandRunner.RunAsync(
            token => RunAsync(result.GetValue(data)!, result.GetValue(label), new IPEndPoint(result.GetValue(address)!, result.GetValue(port)), token), cancel));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo data, string? label, IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        var options = ServerOptions.ToOptions(label);
        await using var storage = await LocalStorage.StartAsync(data.FullName, new ConsoleProgress(), cancellationToken);
        await using var pipeline = await LocalPipeline.StartAsync(storage.Connection, options, endpoint, LogLevel.Information, cancellationToken);
        if (storage.ConnectionString is { } connectionString) Console.WriteLine($"Storage: {connectionString}");
        Console.WriteLine($"Listening on {pipeline.Address}");
        await pipeline.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }
}
