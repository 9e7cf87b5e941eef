using Pipeline.Training;

namespace Functions.Api.Contract;

/// <summary>A page of models, newest first.</summary>
public sealed record ModelListAnswer(IReadOnlyList<ModelAnswer> Models, string? Token);

public sealed record ModelAnswer(
    string ModelVersion, DateTimeOffset TrainedAt, string Engine, int Rows, int Positives, double? Auc, string? Grade, double? LoyaltyAuc, string Method,
    bool IsCurrent)
{
    internal static ModelAnswer Of(ModelEntry model, string? currentVersion) => new(
        model.ModelVersion, model.TrainedAt, model.Engine, model.Rows, model.Positives, model.Auc, model.Grade, model.LoyaltyAuc, model.Method,
        model.ModelVersion == currentVersion);
}
