using Analytics.Evaluation;
using Analytics.Features;

namespace Analytics.Prediction;

/// <summary>What a model is, what it was trained on and how good it is: for people, and stored with the model.</summary>
public sealed record ModelCard
{
    public const string ChurnTarget = "churn";
    public const string LoyaltyTarget = "loyalty";

    public required string Target { get; init; }

    public required string Engine { get; init; }

    public required string ModelVersion { get; init; }

    /// <summary>The newest as-of date of the training samples.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required OutcomeDefinition Definition { get; init; }

    /// <summary>Training samples, one a customer and as-of date.</summary>
    public required int Rows { get; init; }

    public required int Positives { get; init; }

    /// <summary>Customers whose history the samples come from.</summary>
    public required int Customers { get; init; }

    /// <summary>Share of all customers that was read for training; 1 unless there are more than fit into memory.</summary>
    public double SampledShare { get; init; } = 1;

    /// <summary>Share of these customers' samples that was used; 1 unless there are more than <c>TrainerOptions.MaxSamples</c>.</summary>
    public double UsedShare { get; init; } = 1;

    public required ModelEvaluation Evaluation { get; init; }

    /// <summary>Predicted and observed shares of the unseen samples, in bins of equal count.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    public required IReadOnlyList<BaselineResult> Baselines { get; init; }

    /// <summary>A, B or C; <c>null</c> where there are too few positives to tell. See <see cref="ModelGrade"/>.</summary>
    public required string? Grade { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string GradeReason { get; init; }

    /// <summary>Features that may come from the outcome.</summary>
    public required IReadOnlyList<LeakageFinding> Leakage { get; init; }

    /// <summary>Highest first.</summary>
    public required IReadOnlyList<RiskBand> Bands { get; init; }

    /// <summary>Highest first; features without any importance are left out.</summary>
    public required IReadOnlyList<FeatureImportance> Drivers { get; init; }

    /// <summary>Highest first; drivers without any importance are left out. None in cards of models that are older than it.</summary>
    public IReadOnlyList<ValueDriverImportance> ValueDrivers { get; init; } = [];

    public required IReadOnlyList<MonotoneFeature> Monotone { get; init; }

    /// <summary>What the model is made of, and how that did inside the training samples.</summary>
    public required ModelChoice Choice { get; init; }

    /// <summary>The settings that were compared, and how they did inside the training samples.</summary>
    public required IReadOnlyList<TriedCandidate> Tried { get; init; }

    /// <summary>How probabilities are corrected: the map's method.</summary>
    public required string Calibration { get; init; }

    public required string FeatureFingerprint { get; init; }

    public double TrainingSeconds { get; init; }

    /// <summary>On the card of a churn model: that of the loyalty model beside it, if the data allows one.</summary>
    public ModelCard? Loyalty { get; init; }
}
