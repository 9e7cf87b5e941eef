namespace Analytics.Prediction.Training;

/// <summary>How models are trained.</summary>
public sealed record TrainerOptions
{
    /// <summary>Whether features that all but give the outcome away stay in the model, marked as kept.</summary>
    public bool KeepSuspects { get; init; }

    /// <summary>
    /// Samples that a model is trained and evaluated on at most, at least 1; of more an even sample, lest memory and time grow with the number
    /// of customers.
    /// </summary>
    public int MaxSamples { get; init; } = 200_000;

    /// <summary>What one choice of settings usually may take; a nested cross-validation makes six.</summary>
    public const long DefaultSearchBudget = 10_000_000_000;

    /// <summary>
    /// Work that choosing settings may take, at least 1: values counted into histograms and bins scanned. Trainings that are begun are finished,
    /// and a few are always made.
    /// </summary>
    public long SearchBudget { get; init; } = DefaultSearchBudget;
}
