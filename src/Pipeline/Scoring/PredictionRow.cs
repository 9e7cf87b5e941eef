using System.Globalization;
using Analytics.Prediction;
using Analytics.Prediction.Reasons;
using Pipeline.Events;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Scoring;

/// <summary>A row of the table <c>Predictions</c>: its keys can be computed from run and customer id alone.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="ChurnProbability">0 to 1.</param>
/// <param name="Band">The risk band.</param>
/// <param name="AsOf">The date it is said of.</param>
/// <param name="ModelVersion">The model that says it.</param>
/// <param name="LoyaltyProbability">0 to 1; absent without a loyalty model.</param>
/// <param name="ValueAtRisk">Margin a year expected to be lost, in the user's currency; absent where the customer's value is not known.</param>
/// <param name="Reasons">What raises the risk, heaviest first, at most <see cref="ReasonCount"/>.</param>
/// <param name="Drivers">What each value driver adds to the raw score, in log-odds, highest first; none in rows older than it.</param>
public sealed record PredictionRow(
    string CustomerId, double ChurnProbability, string Band, DateTimeOffset AsOf, string ModelVersion, double? LoyaltyProbability, double? ValueAtRisk,
    IReadOnlyList<PredictionReason> Reasons, IReadOnlyList<DriverContribution> Drivers)
{
    public const int ReasonCount = 3;

    /// <summary>Earlier predictions of a customer that are kept.</summary>
    public const int HistoryLength = 24;

    private const string DriverColumn = "DriverContributions";

    /// <summary>The segment that the customer list gives; absent where it gives none.</summary>
    public string? Segment { get; init; }

    /// <summary>Code of the value driver that raises the risk most; absent where none raises it.</summary>
    public string? TopDriver { get; init; }

    /// <summary>Code of what may be done, for <see cref="Analytics.Prediction.Actions.ActionCatalogue.Find"/>; absent where there is nothing.</summary>
    public string? Action { get; init; }

    /// <summary>What earlier runs said, oldest first, one point a date and all before <see cref="AsOf"/>; at most <see cref="HistoryLength"/>.</summary>
    public IReadOnlyList<HistoryPoint> History { get; init; } = [];

    /// <summary>The columns that a history is made of, and those that every row has.</summary>
    internal static IReadOnlyList<string> HistoryColumns { get; } =
        [nameof(CustomerId), nameof(ChurnProbability), nameof(Band), nameof(AsOf), nameof(ModelVersion), nameof(History)];

    private DateOnly Date => DateOnly.FromDateTime(AsOf.UtcDateTime);

    /// <summary><c>{run}-{shard in hex}</c>.</summary>
    public static string PartitionKey(string runId, int shard) => string.Create(CultureInfo.InvariantCulture, $"{runId}-{shard:x2}");

    public static string PartitionKey(string runId, string customerId) => PartitionKey(runId, CustomerShard.Of(customerId));

    public static string RowKey(string customerId) => EncodedKey.Of(customerId);

    public static PredictionRow Of(ExplainedPrediction explained, string modelVersion)
    {
        ArgumentNullException.ThrowIfNull(explained);
        var prediction = explained.Prediction;
        return new PredictionRow(
            prediction.CustomerId, prediction.ChurnProbability, prediction.Band, prediction.AsOf, modelVersion,
            prediction.LoyaltyProbability, prediction.ValueAtRisk,
            [.. explained.Reasons.Take(ReasonCount).Select(reason => new PredictionReason(reason.English, reason.Chinese))],
            explained.Drivers)
        {
            Segment = prediction.Segment,
            TopDriver = explained.Drivers is [{ Contribution: > 0 } heaviest, ..] ? ValueDriverNames.Code(heaviest.Driver) : null,
            Action = explained.Action?.Code,
        };
    }

    /// <summary>The row with the history of the run before and what that run said. What was said of the same date or a later one gives way to this row.</summary>
    internal PredictionRow After(PredictionRow? previous) => previous is null ? this : this with
    {
        History =
        [
            .. previous.History.Append(new HistoryPoint(previous.Date, previous.ChurnProbability, previous.Band, previous.ModelVersion))
                .Where(point => point.AsOf < Date).TakeLast(HistoryLength),
        ],
    };

    /// <summary>What rankings say of the customer.</summary>
    internal RankedCustomer ToRanked() => new(CustomerId, ChurnProbability, Band, ValueAtRisk, Segment, TopDriver, Action);

    internal TableEntity ToEntity(string runId)
    {
        var entity = new TableEntity(PartitionKey(runId, CustomerId), RowKey(CustomerId))
        {
            [nameof(CustomerId)] = CustomerId,
            [nameof(ChurnProbability)] = ChurnProbability,
            [nameof(Band)] = Band,
            [nameof(AsOf)] = AsOf,
            [nameof(ModelVersion)] = ModelVersion,
            [nameof(LoyaltyProbability)] = LoyaltyProbability,
            [nameof(ValueAtRisk)] = ValueAtRisk,
            [DriverColumn] = DriverJson.Write(Drivers),
            [nameof(Segment)] = Segment,
            [nameof(TopDriver)] = TopDriver,
            [nameof(Action)] = Action,
            [nameof(History)] = HistoryJson.Write(History),
        };
        for (var index = 0; index < Reasons.Count; index++)
        {
            entity[EnglishColumn(index)] = Reasons[index].English;
            entity[ChineseColumn(index)] = Reasons[index].Chinese;
        }
        return entity;
    }

    internal static PredictionRow From(TableEntity entity) => new(
        entity.GetString(nameof(CustomerId))!,
        entity.GetDouble(nameof(ChurnProbability)) ?? double.NaN,
        entity.GetString(nameof(Band))!,
        entity.GetDateTimeOffset(nameof(AsOf)) ?? default,
        entity.GetString(nameof(ModelVersion))!,
        entity.GetDouble(nameof(LoyaltyProbability)),
        entity.GetDouble(nameof(ValueAtRisk)),
        [
            .. Enumerable.Range(0, ReasonCount).Where(index => entity.ContainsKey(EnglishColumn(index)))
                .Select(index => new PredictionReason(entity.GetString(EnglishColumn(index))!, entity.GetString(ChineseColumn(index))!)),
        ],
        entity.GetString(DriverColumn) is { } drivers ? DriverJson.Read(drivers) : [])
    {
        Segment = entity.GetString(nameof(Segment)),
        TopDriver = entity.GetString(nameof(TopDriver)),
        Action = entity.GetString(nameof(Action)),
        History = entity.GetString(nameof(History)) is { } history ? HistoryJson.Read(history) : [],
    };

    private static string EnglishColumn(int index) => string.Create(CultureInfo.InvariantCulture, $"Reason{index + 1}");

    private static string ChineseColumn(int index) => EnglishColumn(index) + "Zh";
}
