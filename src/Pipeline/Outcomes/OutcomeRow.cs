using System.Globalization;
using Pipeline.Events;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Outcomes;

/// <summary>
/// A row of the table <c>Outcomes</c>. Partition: the shard in hex. Row key: the encoded customer id, <c>!</c>, the newest first ticks in 19 digits, <c>-</c>, the
/// outcome's id. Beside each stands a row <c>{encoded id}!id-{outcome id}</c> that names it: by it an outcome that is told twice, at other times even, is kept once.
/// </summary>
internal static class OutcomeRow
{
    public const string RowColumn = "Row";

    private const char Separator = '!';
    private const string IdMark = "id-";
    private const string CustomerId = "CustomerId";

    public static string PartitionKey(int shard) => shard.ToString("x2", CultureInfo.InvariantCulture);

    public static string PartitionKey(string customerId) => PartitionKey(CustomerShard.Of(customerId));

    /// <summary>Begins the keys of all rows of a customer: the encoded id has no such character, so no other customer's begin so.</summary>
    public static string Prefix(string customerId) => EncodedKey.Of(customerId) + Separator;

    public static string RowKey(string customerId, OutcomeRecord outcome) =>
        Prefix(customerId) + string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.Ticks - outcome.At.UtcTicks:d19}-{outcome.OutcomeId}");

    public static string IdKey(string customerId, string outcomeId) => Prefix(customerId) + IdMark + outcomeId;

    /// <summary>The outcomes of a customer, without the rows that name them.</summary>
    public static TableFilter Of(string customerId)
    {
        var prefix = Prefix(customerId);
        // Digits end before the colon.
        return TableFilter.Create($"PartitionKey eq {PartitionKey(customerId)} and RowKey ge {prefix + "0"} and RowKey lt {prefix + ":"}");
    }

    /// <summary>Whether a row is an outcome, and not one that names it.</summary>
    public static bool IsOutcome(TableEntity entity) => !entity.ContainsKey(RowColumn);

    public static string CustomerOf(TableEntity entity) => entity.GetString(CustomerId)!;

    public static TableEntity ToEntity(string customerId, OutcomeRecord outcome) => new(PartitionKey(customerId), RowKey(customerId, outcome))
    {
        [CustomerId] = customerId,
        [nameof(OutcomeRecord.OutcomeId)] = outcome.OutcomeId,
        [nameof(OutcomeRecord.At)] = outcome.At,
        [nameof(OutcomeRecord.Contact)] = outcome.Contact,
        [nameof(OutcomeRecord.Offer)] = outcome.Offer,
        [nameof(OutcomeRecord.Result)] = outcome.Result,
        [nameof(OutcomeRecord.Note)] = outcome.Note,
        [nameof(OutcomeRecord.By)] = outcome.By,
    };

    public static TableEntity ToIdEntity(string customerId, OutcomeRecord outcome) => new(PartitionKey(customerId), IdKey(customerId, outcome.OutcomeId))
    {
        [RowColumn] = RowKey(customerId, outcome),
    };

    public static OutcomeRecord From(TableEntity entity) => new(
        entity.GetString(nameof(OutcomeRecord.OutcomeId))!,
        entity.GetDateTimeOffset(nameof(OutcomeRecord.At)) ?? default,
        entity.GetString(nameof(OutcomeRecord.Contact))!,
        entity.GetString(nameof(OutcomeRecord.Offer)),
        entity.GetString(nameof(OutcomeRecord.Result))!,
        entity.GetString(nameof(OutcomeRecord.Note)),
        entity.GetString(nameof(OutcomeRecord.By)));
}
