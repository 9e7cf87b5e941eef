using System.CommandLine;
using Cli.Demo;

namespace Cli.Commands;

/// <summary><c>pipeline demo</c>: the whole road on one machine, from exports in blob storage to scores over HTTP.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var port = ServerOptions.Port();
        var label = ServerOptions.Label();
        var exports = new Option<DirectoryInfo?>("--exports") { Description = "Your own exports: a folder with surveys/, interactions/ and customers/, and mappings/ if they need any." };
        var exit = new Option<bool>("--exit") { Description = "End when the results are there; the last line is JSON." };
        var command = new Command("demo", "Start storage on this machine, simulate a service business (or take your exports), predict who leaves, and serve the result.")
        {
            port, label, exports, exit,
        };
        command.SetAction((result, cancel) => CommandRunner.RunAsync(
            token => new DemoRun(result.GetValue(exports), result.GetValue(label), result.GetValue(port), result.GetValue(exit)).RunAsync(token), cancel));
        return command;
    }
}
