using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Analysis;
using Analytics.Metrics;

namespace Analytics.Reports;

/// <summary>What the answers say, as JSON; documented by <c>docs/schemas/insights.schema.json</c>.</summary>
public static class InsightsJson
{
    public static byte[] Write(AnalysisResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var all = result.Periods.GetValueOrDefault(SatisfactionBook.All) ?? new SatisfactionTally();
        var insights = new Insights(
            result.AsOf,
            result.Customers,
            MetricSet.Of(all),
            [
                .. result.Periods.Where(period => period.Key != SatisfactionBook.All).OrderBy(period => period.Key, StringComparer.Ordinal)
                    .Select(period => new MetricPeriod(period.Key, MetricSet.Of(period.Value))),
            ]);
        return JsonSerializer.SerializeToUtf8Bytes(insights, InsightsJsonContext.Default.Insights);
    }
}

internal sealed record Insights(DateTimeOffset AsOf, int Customers, MetricSet Metrics, IReadOnlyList<MetricPeriod> Periods);

internal sealed record MetricPeriod(string Month, MetricSet Metrics);

internal sealed record MetricSet(MetricEstimate Csat, MetricEstimate Nps)
{
    public static MetricSet Of(SatisfactionTally tally) => new(MetricEstimate.Csat(tally), MetricEstimate.Nps(tally));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Insights))]
internal sealed partial class InsightsJsonContext : JsonSerializerContext;
