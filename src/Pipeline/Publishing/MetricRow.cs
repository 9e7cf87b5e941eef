using Analytics.Metrics;
using Analytics.Prediction;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Publishing;

/// <summary>
/// A row of the table <c>Metrics</c>, partition the run: the answers of a period, <see cref="SatisfactionBook.All"/> or a month, and over all time also what the
/// predictions come to. Row key: the period; of a segment <c>segment-{period}-{encoded segment}</c>.
/// </summary>
/// <param name="Period"><see cref="SatisfactionBook.All"/> or a month as <c>2026-03</c>.</param>
/// <param name="Segment">Segment of the customers; <c>null</c> of all, and of answers that name no customer.</param>
/// <param name="Tally">Answers.</param>
/// <param name="Risk">Predictions; <c>null</c> of a month.</param>
public sealed record MetricRow(string Period, string? Segment, SatisfactionTally Tally, RiskTally? Risk)
{
    private const string Key = "Key";

    public static string RowKey(string period, string? segment) => segment is null ? period : $"segment-{period}-{EncodedKey.Of(segment)}";

    /// <summary>The rows of all customers, or of a segment.</summary>
    internal static IEnumerable<MetricRow> Of(string? segment, IReadOnlyDictionary<string, SatisfactionTally> periods, RiskTally risk) =>
    [
        new(SatisfactionBook.All, segment, periods.GetValueOrDefault(SatisfactionBook.All) ?? new SatisfactionTally(), risk),
        .. periods.Where(pair => pair.Key != SatisfactionBook.All).Select(pair => new MetricRow(pair.Key, segment, pair.Value, null)),
    ];

    internal TableEntity ToEntity(string runId)
    {
        var entity = new TableEntity(runId, RowKey(Period, Segment)) { [Key] = Period, [nameof(Segment)] = Segment };
        SatisfactionRow.Write(entity, Tally);
        if (Risk is null) return entity;
        entity[nameof(RiskTally.Customers)] = Risk.Customers;
        entity[nameof(RiskTally.Predictions)] = Risk.Predictions;
        entity[nameof(BandCounts.High)] = Risk.Bands.High;
        entity[nameof(BandCounts.Medium)] = Risk.Bands.Medium;
        entity[nameof(BandCounts.Low)] = Risk.Bands.Low;
        entity[nameof(RiskTally.ExpectedChurn)] = Risk.ExpectedChurn;
        entity[nameof(RiskTally.MeanChurnProbability)] = Risk.MeanChurnProbability;
        entity[nameof(RiskTally.ValueAtRisk)] = Risk.ValueAtRisk;
        entity[nameof(RiskTally.ValueKnown)] = Risk.ValueKnown;
        return entity;
    }

    internal static MetricRow From(TableEntity entity) => new(
        entity.GetString(Key)!, entity.GetString(nameof(Segment)), SatisfactionRow.From(entity), entity.ContainsKey(nameof(RiskTally.Customers)) ? RiskOf(entity) : null);

    private static RiskTally RiskOf(TableEntity entity) => new()
    {
        Customers = entity.GetInt64(nameof(RiskTally.Customers)) ?? 0,
        Bands = new BandCounts(
            entity.GetInt64(nameof(BandCounts.High)) ?? 0, entity.GetInt64(nameof(BandCounts.Medium)) ?? 0, entity.GetInt64(nameof(BandCounts.Low)) ?? 0),
        ExpectedChurn = entity.GetDouble(nameof(RiskTally.ExpectedChurn)) ?? 0,
        ValueAtRisk = entity.GetDouble(nameof(RiskTally.ValueAtRisk)) ?? 0,
        ValueKnown = entity.GetInt64(nameof(RiskTally.ValueKnown)) ?? 0,
    };
}
