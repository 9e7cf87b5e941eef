using System.Globalization;
using Pipeline.Scoring;
using Pipeline.Storage.Tables;

namespace Pipeline.Publishing;

/// <summary>A row of the table <c>Rankings</c>: partition <c>{run}-{list}</c>, row key the 0-based place in five digits.</summary>
public static class RankingRow
{
    public static string PartitionKey(string runId, string list) => $"{runId}-{list}";

    public static string RowKey(int index) => index.ToString("d5", CultureInfo.InvariantCulture);

    /// <summary>The 0-based place of a row.</summary>
    internal static int Place(TableEntity entity) => int.Parse(entity.RowKey, NumberStyles.None, CultureInfo.InvariantCulture);

    internal static TableEntity ToEntity(string runId, string list, int index, RankedCustomer customer) => new(PartitionKey(runId, list), RowKey(index))
    {
        [nameof(RankedCustomer.CustomerId)] = customer.CustomerId,
        [nameof(RankedCustomer.ChurnProbability)] = customer.ChurnProbability,
        [nameof(RankedCustomer.Band)] = customer.Band,
        [nameof(RankedCustomer.ValueAtRisk)] = customer.ValueAtRisk,
    };

    internal static RankedCustomer From(TableEntity entity) => new(
        entity.GetString(nameof(RankedCustomer.CustomerId))!,
        entity.GetDouble(nameof(RankedCustomer.ChurnProbability)) ?? double.NaN,
        entity.GetString(nameof(RankedCustomer.Band))!,
        entity.GetDouble(nameof(RankedCustomer.ValueAtRisk)));
}
