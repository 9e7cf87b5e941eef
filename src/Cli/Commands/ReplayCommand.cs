using System.CommandLine;
using Analytics.Exports;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline;
using Pipeline.Ingest;

namespace Cli.Commands;

/// <summary><c>pipeline replay</c>: the same as <c>POST /api/exports/{kind}/{name}/replay</c>, done at once and in this process.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = $"The export's kind: {string.Join(", ", ExportKind.All)}." };
        kind.AcceptOnlyFromAmong([.. ExportKind.All]);
        var name = new Argument<string>("name") { Description = "The export's name, as it was uploaded." };
        var data = ServerOptions.Data();
        var command = new Command("replay", "Take the rejected rows of an export in again, under the mapping that is in storage now; one that was held back or could not be read, as a whole.") { kind, name, data };
        command.SetAction((result, cancel) => CommandRunner.RunAsync(
            token => RunAsync(result.GetValue(kind)!, result.GetValue(name)!, result.GetValue(data)!, token), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string kind, string name, DirectoryInfo data, CancellationToken cancellationToken)
    {
        var blobName = $"{kind}/{name}";
        var options = ServerOptions.ToOptions(null).Pipeline;
        if (!ExportName.IsValid(name)) throw new CommandException(ExitCode.Usage, "This is no name of an export.");
        if (!LocalStorage.IsSet() && !data.Exists)
            throw new CommandException(ExitCode.Usage, $"There is no storage: set AzureWebJobsStorage, or name the folder of 'pipeline serve' with --data ({data.FullName} is not there).");
        await using var storage = await LocalStorage.StartAsync(data.FullName, new ConsoleProgress(), cancellationToken);
        var jobs = new PipelineJobs(storage.Connection, options, TimeProvider.System, NullLoggerFactory.Instance);
        await jobs.PrepareStorageAsync(cancellationToken);
        var (outcome, entry) = await jobs.ReplayExport.RunNowAsync(kind, name, cancellationToken);
        return outcome switch
        {
            ReplayOutcome.Replayed => Tell(entry!),
            ReplayOutcome.NothingRejected => Tell(entry!, "No row is rejected that was meant to count: there is nothing to replay."),
            ReplayOutcome.Unknown => throw new CommandException(ExitCode.UnreadableInput, $"No export {blobName} was taken in."),
            ReplayOutcome.BlobGone => throw new CommandException(ExitCode.UnreadableInput, $"{blobName} was removed from storage since it was read: upload it again."),
            ReplayOutcome.BlobOverwritten => throw new CommandException(
                ExitCode.UnreadableInput, $"{blobName} was overwritten since it was read. What is there now is an export of its own and is taken in by itself."),
            ReplayOutcome.BeingRead => throw new CommandException(ExitCode.Failed, $"{blobName} is being read: try again when that is done."),
            ReplayOutcome.SameContent => throw new CommandException(ExitCode.Usage, $"The content of {blobName} was taken in as {entry!.SameAs}: replay that export."),
            _ => throw new InvalidOperationException("An outcome that has no answer."),
        };
    }

    private static int Tell(LedgerEntry entry, string? remark = null)
    {
        if (entry.Status is not (ExportStatus.Accepted or ExportStatus.SameContent)) throw new CommandException(ExitCode.UnreadableInput, ExportLines.Of(entry));
        Console.WriteLine(ExportLines.Of(entry));
        if (remark is not null) Console.WriteLine(remark);
        // What could not be read again is as it was before.
        if (entry.Message is { } message) throw new CommandException(ExitCode.UnreadableInput, $"{entry.BlobName}: {message}");
        return ExitCode.Done;
    }
}
