namespace Analytics.Prediction.Training;

/// <summary>How models are trained.</summary>
public sealed record TrainerOptions
{
    /// <summary>Whether features that all but give the outcome away stay in the model, marked as kept.</summary>
    public bool KeepSuspects { get; init; }
}
