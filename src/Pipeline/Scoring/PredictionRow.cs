using System.Globalization;
using Analytics.Prediction;
using Pipeline.Events;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Scoring;

/// <summary>A row of the table <c>Predictions</c>: its keys can be computed from run and customer id alone.</summary>
public sealed record PredictionRow(string CustomerId, double ChurnProbability, string Band, DateTimeOffset AsOf, string ModelVersion)
{
    /// <summary><c>{run}-{shard in hex}</c>.</summary>
    public static string PartitionKey(string runId, int shard) => string.Create(CultureInfo.InvariantCulture, $"{runId}-{shard:x2}");

    public static string PartitionKey(string runId, string customerId) => PartitionKey(runId, CustomerShard.Of(customerId));

    public static string RowKey(string customerId) => EncodedKey.Of(customerId);

    public static PredictionRow Of(CustomerPrediction prediction, string modelVersion)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        return new PredictionRow(prediction.CustomerId, prediction.ChurnProbability, prediction.Band, prediction.AsOf, modelVersion);
    }

    internal TableEntity ToEntity(string runId) => new(PartitionKey(runId, CustomerId), RowKey(CustomerId))
    {
        [nameof(CustomerId)] = CustomerId,
        [nameof(ChurnProbability)] = ChurnProbability,
        [nameof(Band)] = Band,
        [nameof(AsOf)] = AsOf,
        [nameof(ModelVersion)] = ModelVersion,
    };

    internal static PredictionRow From(TableEntity entity) => new(
        entity.GetString(nameof(CustomerId))!,
        entity.GetDouble(nameof(ChurnProbability)) ?? double.NaN,
        entity.GetString(nameof(Band))!,
        entity.GetDateTimeOffset(nameof(AsOf)) ?? default,
        entity.GetString(nameof(ModelVersion))!);
}
