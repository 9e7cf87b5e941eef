using Pipeline.Storage.Tables;

namespace Pipeline.Training;

/// <summary>What the table <c>Models</c> says of a model.</summary>
public sealed record ModelEntry
{
    public required string ModelVersion { get; init; }

    public required string RunId { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>The settings that the model is for.</summary>
    public required string DefinitionVersion { get; init; }

    /// <summary>Accepted rows there were when it was trained.</summary>
    public required long InputRows { get; init; }

    public required string Engine { get; init; }

    public required int Rows { get; init; }

    public required int Positives { get; init; }

    /// <summary><c>null</c> where it could not be computed.</summary>
    public required double? Auc { get; init; }

    /// <summary>A, B or C; <c>null</c> for a model with too few positives for a grade.</summary>
    public string? Grade { get; init; }

    /// <summary>AUC of the loyalty model beside it, if there is one.</summary>
    public double? LoyaltyAuc { get; init; }

    public required string Method { get; init; }

    /// <summary>When the run that trained it was started.</summary>
    internal DateTimeOffset? RequestedAt { get; init; }

    internal static ModelEntry From(TableEntity entity) => new()
    {
        ModelVersion = entity.GetString(nameof(ModelVersion))!,
        RunId = entity.GetString(nameof(RunId))!,
        TrainedAt = entity.GetDateTimeOffset(nameof(TrainedAt)) ?? default,
        DefinitionVersion = entity.GetString(nameof(DefinitionVersion))!,
        InputRows = entity.GetInt64(nameof(InputRows)) ?? 0,
        Engine = entity.GetString(nameof(Engine))!,
        Rows = entity.GetInt32(nameof(Rows)) ?? 0,
        Positives = entity.GetInt32(nameof(Positives)) ?? 0,
        Auc = entity.GetDouble(nameof(Auc)),
        Grade = entity.GetString(nameof(Grade)),
        LoyaltyAuc = entity.GetDouble(nameof(LoyaltyAuc)),
        Method = entity.GetString(nameof(Method))!,
        RequestedAt = entity.GetDateTimeOffset(nameof(RequestedAt)),
    };

    internal TableEntity ToEntity(string partitionKey, string rowKey) => new(partitionKey, rowKey)
    {
        [nameof(ModelVersion)] = ModelVersion,
        [nameof(RunId)] = RunId,
        [nameof(TrainedAt)] = TrainedAt,
        [nameof(DefinitionVersion)] = DefinitionVersion,
        [nameof(InputRows)] = InputRows,
        [nameof(Engine)] = Engine,
        [nameof(Rows)] = Rows,
        [nameof(Positives)] = Positives,
        [nameof(Auc)] = Auc,
        [nameof(Grade)] = Grade,
        [nameof(LoyaltyAuc)] = LoyaltyAuc,
        [nameof(Method)] = Method,
        [nameof(RequestedAt)] = RequestedAt,
    };
}
