using System.Runtime;
using Analytics.Analysis;
using Analytics.Exports;
using Analytics.Features;

namespace Cli.Analyze;

/// <summary>Analyses files and writes what was found into a folder.</summary>
internal sealed class AnalyzeRun(ExportFiles files, AliasFiles aliases, AnalysisOptions options, DirectoryInfo folder, bool forSpreadsheets)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var inputs = files.ToInputs();
        if (options.Churn.Basis == ChurnBasis.Label && !inputs.Any(input => input.Kind == ExportKind.Customers || input.Mapping.Tables.Any(table => table.Customers is not null)))
            throw new CommandException(ExitCode.Usage, "--label names a column of a customer list: name the list with --customers.");
        // Before the long work, which should not be lost for want of a place to put it.
        var output = OutputFolder.Create(folder);
        // Nobody waits for an answer meanwhile: collecting beside the work would only take twice the memory.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        try
        {
            var result = await TerminalProgress.RunAsync(progress => new ExportAnalysis(options, TimeProvider.System).RunAsync(inputs, progress, cancellationToken));
            var written = output.Write(AnalysisFiles.Of(result, forSpreadsheets));
            AnalyzeReport.Print(result, aliases, folder, written);
            if (result.Shortfall is { } missing) throw new CommandException(ExitCode.TooLittleData, missing.English);
            return ExitCode.Done;
        }
        catch (ExportUnreadableException exception)
        {
            throw new CommandException(ExitCode.UnreadableInput, exception.Message);
        }
        catch (UnknownLabelException exception)
        {
            throw new CommandException(ExitCode.Usage, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new CommandException(ExitCode.Failed, "Broken off: nothing was written.");
        }
    }
}
