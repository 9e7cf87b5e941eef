using Analytics.Features;

namespace Analytics.Prediction;

/// <summary>What a model is, what it was trained on and how good it is: for people, and stored with the model.</summary>
public sealed record ModelCard
{
    public required string Target { get; init; }

    public required string Engine { get; init; }

    public required string ModelVersion { get; init; }

    /// <summary>The newest as-of date of the training samples.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required ChurnDefinition Definition { get; init; }

    /// <summary>Training samples, one a customer and as-of date.</summary>
    public required int Rows { get; init; }

    public required int Positives { get; init; }

    /// <summary>Customers whose history the samples come from.</summary>
    public required int Customers { get; init; }

    /// <summary>Share of all customers that was read for training; 1 unless there are more than fit into memory.</summary>
    public double SampledShare { get; init; } = 1;

    public required ModelEvaluation Evaluation { get; init; }

    /// <summary>Highest first.</summary>
    public required IReadOnlyList<RiskBand> Bands { get; init; }

    /// <summary>Share of the total gain by feature, highest first.</summary>
    public required IReadOnlyList<FeatureImportance> Drivers { get; init; }

    public required string FeatureFingerprint { get; init; }

    public double TrainingSeconds { get; init; }
}
