using System.Globalization;
using Pipeline.Scoring;
using Pipeline.Storage.Tables;

namespace Pipeline.Publishing;

/// <summary>A row of the table <c>Rankings</c>: partition <c>{run}-{list}</c>, row key the 0-based place in five digits. Places may be empty: who is forgotten leaves one.</summary>
public static class RankingRow
{
    public static string PartitionKey(string runId, string list) => $"{runId}-{list}";

    public static string RowKey(int index) => index.ToString("d5", CultureInfo.InvariantCulture);

    internal static TableEntity ToEntity(string runId, string list, int index, RankedCustomer customer) => new(PartitionKey(runId, list), RowKey(index))
    {
        [nameof(RankedCustomer.CustomerId)] = customer.CustomerId,
        [nameof(RankedCustomer.ChurnProbability)] = customer.ChurnProbability,
        [nameof(RankedCustomer.Band)] = customer.Band,
        [nameof(RankedCustomer.ValueAtRisk)] = customer.ValueAtRisk,
        [nameof(RankedCustomer.Segment)] = customer.Segment,
        [nameof(RankedCustomer.TopDriver)] = customer.TopDriver,
        [nameof(RankedCustomer.Action)] = customer.Action,
    };

    internal static RankedCustomer From(TableEntity entity) => new(
        entity.GetString(nameof(RankedCustomer.CustomerId))!,
        entity.GetDouble(nameof(RankedCustomer.ChurnProbability)) ?? double.NaN,
        entity.GetString(nameof(RankedCustomer.Band))!,
        entity.GetDouble(nameof(RankedCustomer.ValueAtRisk)),
        entity.GetString(nameof(RankedCustomer.Segment)),
        entity.GetString(nameof(RankedCustomer.TopDriver)),
        entity.GetString(nameof(RankedCustomer.Action)));
}
