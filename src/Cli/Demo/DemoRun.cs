using System.Globalization;
using System.Net;
using System.Text.Json;
using Analytics.Exports;
using Analytics.Simulation;
using Cli.Commands;
using Microsoft.Extensions.Logging;
using Pipeline;
using Pipeline.Ingest;
using Pipeline.Runs;

namespace Cli.Demo;

/// <summary>
/// The demo: storage, exports as blobs, then the triggers carry them through ingest, training, scoring and publishing while it watches.
/// </summary>
internal sealed class DemoRun(DirectoryInfo? exportsFolder, string? label, int port, bool exit)
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(250);

    private readonly ConsoleProgress _progress = new();

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var options = ServerOptions.ToOptions(label);
        // What the user gave first: there is no use in starting anything for a folder that cannot be read.
        var own = exportsFolder is null ? null : DemoExport.In(exportsFolder);
        await using var storage = await LocalStorage.StartAsync(null, _progress, cancellationToken);
        using var temporary = new TemporaryFolder();
        var exports = own ?? DemoExport.In(Simulate(temporary.Directory, cancellationToken));
        await using var pipeline = await LocalPipeline.StartAsync(storage.Connection, options, new IPEndPoint(IPAddress.Loopback, port), LogLevel.Error, cancellationToken);
        var jobs = pipeline.Jobs;

        var uploads = await UploadAsync(jobs, exports, cancellationToken);
        await WatchIngestAsync(jobs, uploads, cancellationToken);
        var run = await WatchRunAsync(jobs, cancellationToken);
        var summary = await DemoReport.PrintAsync(jobs, run, cancellationToken);

        if (exit)
        {
            Console.WriteLine(JsonSerializer.Serialize(summary, DemoJsonContext.Default.DemoSummary));
            return ExitCode.Done;
        }
        if (storage.ConnectionString is { } connectionString) Console.WriteLine($"Storage: {connectionString}");
        Console.WriteLine($"Listening on {pipeline.Address}");
        Console.WriteLine("Open it in a browser, or try /api/customers?band=high&top=10 there; Ctrl-C to end.");
        await pipeline.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }

    private DirectoryInfo Simulate(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var options = new SimulationOptions();
        _progress.Report(string.Create(CultureInfo.InvariantCulture, $"Simulating {options.Customers:n0} customers over {options.Days} days."));
        SimulatedFolder.Write(options, folder, cancellationToken);
        return folder;
    }

    /// <returns>Name and version of every blob that was written.</returns>
    private async Task<HashSet<(string BlobName, string? ETag)>> UploadAsync(PipelineJobs jobs, IReadOnlyList<DemoExport> exports, CancellationToken cancellationToken)
    {
        var uploads = new HashSet<(string, string?)>();
        foreach (var export in exports)
        {
            await using var content = File.OpenRead(export.Path);
            uploads.Add(($"{export.Kind}/{export.Name}", await jobs.Upload.UploadAsync(export.Kind, export.Name, content, cancellationToken)));
            _progress.Report(string.Create(CultureInfo.InvariantCulture, $"Uploaded exports/{export.Kind}/{export.Name} ({content.Length / 1024.0:n0} KB)."));
        }
        return uploads;
    }

    private async Task WatchIngestAsync(PipelineJobs jobs, HashSet<(string BlobName, string? ETag)> waiting, CancellationToken cancellationToken)
    {
        var accepted = false;
        LedgerEntry? unreadable = null;
        while (waiting.Count > 0)
        {
            await Task.Delay(PollEvery, cancellationToken);
            string? token = null;
            do
            {
                (var entries, token) = await jobs.Ledger.ListAsync(1_000, token, cancellationToken);
                foreach (var entry in entries.Where(entry => ExportStatus.IsSettled(entry.Status)))
                {
                    if (!waiting.Remove((entry.BlobName, entry.BlobETag))) continue;
                    _progress.Report(ExportLines.Of(entry));
                    accepted |= entry is { Status: ExportStatus.Accepted or ExportStatus.SameContent } && ExportKind.IsKnown(entry.Kind);
                    if (entry.Status == ExportStatus.Failed) throw new CommandException(ExitCode.Failed, $"{entry.BlobName} was given up: {entry.Message}");
                    if (entry.Status is ExportStatus.Unreadable or ExportStatus.Held) unreadable = entry;
                }
            }
            while (token is not null && waiting.Count > 0);
        }
        while (await jobs.CatchUp.CountAsync(cancellationToken) > 0) await Task.Delay(PollEvery, cancellationToken);
        if (!accepted && unreadable is not null) throw new CommandException(ExitCode.UnreadableInput, $"{unreadable.BlobName}: {unreadable.Message}");
    }

    private async Task<Run> WatchRunAsync(PipelineJobs jobs, CancellationToken cancellationToken)
    {
        var (run, _) = await jobs.Refresh.RunAsync(RefreshJob.RequestTrigger, cancellationToken: cancellationToken);
        if (run is null) throw new CommandException(ExitCode.TooLittleData, "No row was accepted, so there is nothing to predict from.");
        var said = "";
        while (true)
        {
            var done = run.Status == RunStatus.Scoring ? await jobs.Runs.CountPartsAsync(run.RunId, cancellationToken) : 0;
            var now = run.Status == RunStatus.Scoring ? $"Scoring: {done} of {run.Parts} parts done." : $"Run {run.RunId} is {run.Status}.";
            if (now != said) _progress.Report(said = now);
            if (run.Status == RunStatus.Failed) throw new CommandException(ExitCode.TooLittleData, run.Reason ?? "The run failed.");
            if (run.Status == RunStatus.Incomplete) throw new CommandException(ExitCode.Failed, run.Reason ?? "The run is incomplete.");
            if (run.Status == RunStatus.Cancelled) throw new CommandException(ExitCode.Failed, "The run was cancelled.");
            if (RunStatus.IsFinal(run.Status)) return run;
            await Task.Delay(PollEvery, cancellationToken);
            run = await jobs.Runs.FindAsync(run.RunId, cancellationToken) ?? throw new CommandException(ExitCode.Failed, "The run is gone.");
        }
    }
}
