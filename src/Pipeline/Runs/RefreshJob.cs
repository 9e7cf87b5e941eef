using Analytics.Exports;
using Analytics.Features;
using Microsoft.Extensions.Logging;
using Pipeline.Events;
using Pipeline.Ingest;
using Pipeline.Scoring;
using Pipeline.Telemetry;
using Pipeline.Training;

namespace Pipeline.Runs;

/// <summary>Starts a run over everything that is visible now.</summary>
public sealed class RefreshJob(
    ExportLedger ledger, SegmentReader segments, RunStore runs, RunQueues queues, PipelineOptions options, TimeProvider time, ILogger<RefreshJob> log)
{
    public const string TimerTrigger = "timer";
    public const string RequestTrigger = "request";

    /// <summary>Exports that a run's spans are linked to.</summary>
    private const int MaxTraces = 32;

    /// <summary>
    /// Starts a run, unless the same inputs were started in the same slot: then the run of before is given, and its first message sent
    /// again should it have been lost. The slot is the day, from the newest upload on that upload, or with <paramref name="force"/> the second.
    /// In place of a run that was called off a request starts another one over the same inputs, whose slot is the second after that; the timer does not.
    /// </summary>
    /// <param name="trigger">What starts it.</param>
    /// <param name="force">Start anew, and train anew, whatever was started before.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The run and whether it is new; no run if nothing was taken in yet.</returns>
    public Task<(Run? Run, bool IsNew)> RunAsync(string trigger, bool force = false, CancellationToken cancellationToken = default) =>
        JobTrace.RunAsync("refresh", () => RefreshAsync(trigger, force, cancellationToken));

    private async Task<(Run? Run, bool IsNew)> RefreshAsync(string trigger, bool force, CancellationToken cancellationToken)
    {
        // Lists of aliases have no rows of their own: the exports are read by them.
        var entries = (await ledger.AcceptedAsync(cancellationToken)).Where(entry => entry.Kind != AliasLibrary.Kind).ToList();
        var names = entries.SelectMany(entry => entry.SegmentNames()).ToList();
        if (names.Count == 0) return (null, false);

        var now = time.GetUtcNow();
        var slot = force ? now : Slot(now, entries);
        var definition = options.Churn.ToDefinition(ChurnBasis.Cancellation);
        string[] content = [.. names.Select(name => name.Name), DefinitionVersion.Of(options)];
        var runId = RunId.Create(slot, content);
        // What is left of a run that was called off, and what still works for it, must not meet with what is done anew: the id is another one.
        while (await runs.FindAsync(runId, cancellationToken) is { } existing)
        {
            var instead = existing.Status == RunStatus.Cancelled ? RunId.Create(SlotAfter(existing), content) : null;
            if (instead is null || (trigger != RequestTrigger && !force && await runs.FindAsync(instead, cancellationToken) is null))
                return await RepeatAsync(existing, cancellationToken);
            runId = instead;
        }

        var inputs = await PinAsync(entries, names, now, cancellationToken);
        var run = new Run
        {
            RunId = runId,
            Status = RunStatus.Queued,
            Trigger = trigger,
            CreatedAt = now,
            AsOf = AsOfSchedule.Create(inputs.FirstEventAt, inputs.LastEventAt, definition.OutcomeDays).Scoring,
            ForceTraining = force,
            Segments = inputs.Segments.Count,
        };
        if (!await runs.TryAddAsync(run, inputs, cancellationToken))
            return await RepeatAsync((await runs.FindAsync(runId, cancellationToken))!, cancellationToken);
        JobTrace.Tag(JobTrace.RunId, runId);
        JobTrace.Link(inputs.Traces);
        await queues.AskForTrainingAsync(runId, cancellationToken);
        log.RunStarted(runId, inputs.Segments.Count);
        return (run, true);
    }

    private async Task<(Run? Run, bool IsNew)> RepeatAsync(Run run, CancellationToken cancellationToken)
    {
        JobTrace.Tag(JobTrace.RunId, run.RunId);
        log.RunExists(run.RunId, run.Status);
        // Its messages may be lost or given up; a second one does no harm, as what is done is recognised.
        if (!RunStatus.IsFinal(run.Status)) await queues.AskForTrainingAsync(run.RunId, cancellationToken);
        return (run, false);
    }

    /// <summary>Runs of one day sort by what they know: each has the time of its newest export, but never that of an earlier day.</summary>
    private static DateTimeOffset Slot(DateTimeOffset now, IReadOnlyList<LedgerEntry> entries)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var upload = entries.Max(entry => entry.UploadedAt);
        return upload > day && upload <= now ? upload : day;
    }

    /// <summary>The same for everybody who asks, and always a later one.</summary>
    private static DateTimeOffset SlotAfter(Run cancelled)
    {
        var slot = RunId.SlotOf(cancelled.RunId);
        return (cancelled.CancelledAt > slot ? cancelled.CancelledAt.Value : slot).AddSeconds(1);
    }

    private async Task<RunInputs> PinAsync(
        IReadOnlyList<LedgerEntry> entries, List<(string Kind, string Name)> names, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pinned = new PinnedSegment[names.Count];
        await Parallel.ForAsync(0, names.Count, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (index, token) =>
        {
            var (kind, name) = names[index];
            pinned[index] = PinnedSegment.From(await segments.OpenAsync(kind, name, token), kind);
        });

        var span = EventSpan.Of(
            [.. entries.Select(entry => new ExportSpan(entry.Kind == ExportKind.Interactions, entry.FirstEventAt, entry.LastEventAt, entry.UploadedAt))], now);
        // Pinned with the rest: other settings half-way through a run must not cut it anew.
        var parts = ShardPlan.Create(pinned.Select(segment => segment.Open()), options.Scoring);
        var previous = await runs.CurrentAsync(cancellationToken);
        return new RunInputs(
            pinned, span.First, span.Last, span.LastInteraction, entries.Sum(entry => entry.Accepted), [.. parts.Select(part => new[] { part.First, part.Last })])
        {
            PreviousRunId = previous,
            Traces = await NewTracesAsync(entries, previous, cancellationToken),
        };
    }

    /// <summary>Where in traces those exports were taken in that the run before did not have, newest first; <c>null</c> if none was recorded.</summary>
    private async Task<IReadOnlyList<string>?> NewTracesAsync(IReadOnlyList<LedgerEntry> entries, string? previous, CancellationToken cancellationToken)
    {
        if (entries.All(entry => entry.TraceParent is null)) return null;
        var before = previous is null ? null : await runs.FindAsync(previous, cancellationToken);
        return
        [
            .. entries.Where(entry => entry.TraceParent is not null && !(entry.FinishedAt <= before?.CreatedAt))
                .OrderByDescending(entry => entry.FinishedAt).Take(MaxTraces).Select(entry => entry.TraceParent!),
        ];
    }
}
