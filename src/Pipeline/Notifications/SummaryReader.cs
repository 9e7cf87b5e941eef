using System.Text.Json;
using Pipeline.Faults;
using Pipeline.Ingest;
using Pipeline.Publishing;
using Pipeline.Queries;
using Pipeline.Runs;
using Pipeline.Scoring;
using Pipeline.Training;

namespace Pipeline.Notifications;

/// <summary>Reads what a run came to, and what needs attention.</summary>
public sealed class SummaryReader(
    RunStore runs, PublishedMetrics metrics, PublishedCustomers customers, PublishedInsights insights, ExportLedger ledger, PoisonStore poison, ModelStore models, WebhookOptions options)
{
    /// <summary>The last so many exports and messages are looked at.</summary>
    private const int Looked = 1_000;

    /// <summary>What the current run came to.</summary>
    internal async Task<RunSummary> OfPublishedAsync(Run run, CancellationToken cancellationToken)
    {
        var before = await BeforeAsync(run, cancellationToken);
        var now = await metrics.OverallRowAsync(run.RunId, cancellationToken);
        var then = before is null ? null : await metrics.OverallRowAsync(before.RunId, cancellationToken);
        var summary = new RunSummary
        {
            Before = then is null ? null : before!.RunId,
            Attention = await AttentionAsync(run, before, cancellationToken) with { Drift = await DriftAsync(run, cancellationToken) },
            Riskiest = await RiskiestAsync(run, cancellationToken),
        };
        return now?.Risk is { } risk ? With(summary, now, risk, then) : summary;
    }

    /// <summary>What needs attention when a run did not come to its end.</summary>
    internal async Task<RunSummary> OfUnfinishedAsync(Run run, CancellationToken cancellationToken) =>
        new() { Attention = await AttentionAsync(run, await BeforeAsync(run, cancellationToken), cancellationToken) };

    private static RunSummary With(RunSummary summary, MetricRow now, Analytics.Prediction.RiskTally risk, MetricRow? then) => summary with
    {
        Customers = risk.Customers,
        Predictions = risk.Predictions,
        Bands = new SummaryBands(
            new SummaryCount(risk.Bands.High, risk.Bands.High - then?.Risk?.Bands.High),
            new SummaryCount(risk.Bands.Medium, risk.Bands.Medium - then?.Risk?.Bands.Medium),
            new SummaryCount(risk.Bands.Low, risk.Bands.Low - then?.Risk?.Bands.Low)),
        Nps = new SummaryMetric(now.Tally.Nps, now.Tally.NpsAnswers, now.Tally.Nps - then?.Tally.Nps),
        Csat = new SummaryMetric(now.Tally.Csat, now.Tally.CsatAnswers, now.Tally.Csat - then?.Tally.Csat),
        ValueAtRisk = risk.ValueKnown == 0 ? null : new SummaryAmount(risk.ValueAtRisk, then?.Risk is { ValueKnown: > 0 } old ? risk.ValueAtRisk - old.ValueAtRisk : null),
    };

    private async Task<Run?> BeforeAsync(Run run, CancellationToken cancellationToken) =>
        (await runs.InputsAsync(run.RunId, cancellationToken)).PreviousRunId is { } before ? await runs.FindAsync(before, cancellationToken) : null;

    private async Task<SummaryAttention> AttentionAsync(Run run, Run? before, CancellationToken cancellationToken)
    {
        var (entries, _) = await ledger.ListAsync(Looked, null, cancellationToken);
        var settled = entries.Where(entry => before is null || entry.FinishedAt > before.CreatedAt).CountBy(entry => entry.Status).ToDictionary(StringComparer.Ordinal);
        var (parked, _) = await poison.ListAsync(Looked, null, cancellationToken);
        var model = run.ModelVersion is { } version ? await models.FindAsync(version, cancellationToken) : null;
        return new SummaryAttention(
            settled.GetValueOrDefault(ExportStatus.Held),
            settled.GetValueOrDefault(ExportStatus.Unreadable),
            settled.GetValueOrDefault(ExportStatus.Failed),
            parked.Count(entry => entry.ReplayedAt is null),
            model is null ? null : new SummaryModel(model.ModelVersion, model.Grade, model.Auc),
            null);
    }

    private async Task<SummaryDrift?> DriftAsync(Run run, CancellationToken cancellationToken)
    {
        if (await insights.ReadAsync(cancellationToken) is not { } read || read.RunId != run.RunId) return null;
        using var document = JsonDocument.Parse(read.Json);
        if (!document.RootElement.TryGetProperty("trust", out var trust) || trust.ValueKind != JsonValueKind.Object
            || !trust.TryGetProperty("drift", out var drift) || drift.ValueKind != JsonValueKind.Object
            || !drift.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
        {
            return null;
        }
        // What the calendar moves is no drift.
        var verdicts = features.EnumerateArray().Where(feature => !feature.TryGetProperty("calendar", out var calendar) || calendar.ValueKind == JsonValueKind.Null)
            .Select(feature => feature.TryGetProperty("verdict", out var verdict) ? verdict.GetString() : null).ToList();
        return new SummaryDrift(verdicts.Count(verdict => verdict == "act"), verdicts.Count(verdict => verdict == "watch"));
    }

    private async Task<IReadOnlyList<SummaryCustomer>?> RiskiestAsync(Run run, CancellationToken cancellationToken)
    {
        if (options.IncludeCustomers == 0) return null;
        var page = await customers.ListAsync(RankingList.All, options.IncludeCustomers, null, cancellationToken);
        if (page is null || page.RunId != run.RunId) return null;
        return [.. page.Customers.Select(customer => new SummaryCustomer(customer.CustomerId, customer.ChurnProbability, customer.Band, customer.Action))];
    }
}
