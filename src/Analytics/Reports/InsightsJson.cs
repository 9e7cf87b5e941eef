using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Analytics.Analysis;
using Analytics.Features;
using Analytics.Insights.BrokenPromises;
using Analytics.Insights.Expectations;
using Analytics.Insights.KeyDrivers;
using Analytics.Insights.Loyalty;
using Analytics.Insights.ServiceLevels;
using Analytics.Insights.Standing;
using Analytics.Insights.Trust;
using Analytics.Metrics;

namespace Analytics.Reports;

/// <summary>What the answers and the interactions say, as JSON; documented by <c>docs/schemas/insights.schema.json</c>.</summary>
public static class InsightsJson
{
    /// <summary>The member by which lists name customers.</summary>
    private const string CustomerId = "customerId";

    private static readonly InsightsJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<ValueDriver>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<MetricUnit>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<SatisfactionRating>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<LoyaltyMeasure>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<AnswerFact>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ServiceLevel>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Claim>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ClaimVerdict>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<DriverKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<DriverOutcome>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<EffectUnit>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ImportanceMethod>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<LeftOutReason>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<MatrixCell>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ExposureKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ChangeNotice>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<DriftVerdict>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<CalendarEffect>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<DoubtReason>(JsonNamingPolicy.CamelCase),
        },
    });

    public static byte[] Write(AnalysisResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var all = result.Periods.GetValueOrDefault(SatisfactionBook.All) ?? new SatisfactionTally();
        var document = new InsightsDocument(
            result.AsOf,
            result.Customers,
            result.SampledShare,
            MetricSet.Of(all),
            [
                .. result.Periods.Where(period => period.Key != SatisfactionBook.All).OrderBy(period => period.Key, StringComparer.Ordinal)
                    .Select(period => new MetricPeriod(period.Key, MetricSet.Of(period.Value))),
            ])
        {
            Standing = result.Insights.Standing,
            SatisfactionAndLoyalty = result.Insights.SatisfactionAndLoyalty,
            ExpectationGap = result.Insights.ExpectationGap,
            ServiceLevels = result.Insights.ServiceLevels,
            KeyDrivers = result.Insights.KeyDrivers,
            BrokenPromises = result.Insights.BrokenPromises,
            Trust = result.Insights.Trust,
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, Context.InsightsDocument);
    }

    /// <summary>The document without some of the customers whom its lists name; what was counted and estimated stays.</summary>
    /// <param name="json">What <see cref="Write"/> gave.</param>
    /// <param name="isGone">Whether a customer is to be left out.</param>
    /// <param name="removed">Entries left out.</param>
    public static byte[] Without(ReadOnlySpan<byte> json, Func<string, bool> isGone, out int removed)
    {
        ArgumentNullException.ThrowIfNull(isGone);
        var document = JsonNode.Parse(json)!;
        removed = Remove(document, isGone);
        using var content = new MemoryStream();
        using (var writer = new Utf8JsonWriter(content, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) document.WriteTo(writer);
        return content.ToArray();
    }

    private static int Remove(JsonNode? node, Func<string, bool> isGone)
    {
        switch (node)
        {
            case JsonArray list:
                var gone = list.RemoveAll(entry => entry is JsonObject customer && customer.TryGetPropertyValue(CustomerId, out var id) && isGone(id!.GetValue<string>()));
                return gone + list.Sum(entry => Remove(entry, isGone));
            case JsonObject members:
                return members.Sum(member => Remove(member.Value, isGone));
            default:
                return 0;
        }
    }
}

/// <summary>The document; of each analysis the insight as it is.</summary>
internal sealed record InsightsDocument(DateTimeOffset AsOf, int Customers, double SampledShare, MetricSet Metrics, IReadOnlyList<MetricPeriod> Periods)
{
    public StandingInsight? Standing { get; init; }

    public SatisfactionAndLoyaltyInsight? SatisfactionAndLoyalty { get; init; }

    public ExpectationGapInsight? ExpectationGap { get; init; }

    public ServiceLevelsInsight? ServiceLevels { get; init; }

    public KeyDriversInsight? KeyDrivers { get; init; }

    public BrokenPromisesInsight? BrokenPromises { get; init; }

    public TrustInsight? Trust { get; init; }
}

internal sealed record MetricPeriod(string Month, MetricSet Metrics);

internal sealed record MetricSet(MetricEstimate Csat, MetricEstimate Nps)
{
    public static MetricSet Of(SatisfactionTally tally) => new(MetricEstimate.Csat(tally), MetricEstimate.Nps(tally));
}

[JsonSerializable(typeof(InsightsDocument))]
internal sealed partial class InsightsJsonContext : JsonSerializerContext;
