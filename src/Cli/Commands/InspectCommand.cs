using System.CommandLine;
using Analytics.Exports;
using Cli.Inspect;

namespace Cli.Commands;

/// <summary><c>pipeline inspect</c>: what a file would be taken for, before it is taken in.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The export, in any format that is known." };
        var kind = new Option<string?>("--kind") { Description = $"What it would be delivered as: {string.Join(", ", ExportKind.All)}. Guessed if it is not said." };
        kind.AcceptOnlyFromAmong([.. ExportKind.All]);
        var mapping = FileListOption.Create("--mapping", "JSON that says which column is which; of several, the first that is for the file is used.");
        var output = new Option<FileInfo?>("--write-mapping") { Description = "Save what was recognised as a mapping to edit." };
        var force = new Option<bool>("--force") { Description = "Replace a mapping that is there." };
        var command = new Command("inspect", "Say what a file is taken for: tool, columns, formats, rejected rows with line and reason, and a sample with personal data masked.")
        {
            file, kind, mapping, output, force,
        };
        command.SetAction((result, cancel) => CommandRunner.RunAsync(
            token => new InspectRun(result.GetValue(file)!, result.GetValue(kind), result.GetValue(mapping) ?? [], result.GetValue(output), result.GetValue(force)).RunAsync(token), cancel));
        return command;
    }
}
