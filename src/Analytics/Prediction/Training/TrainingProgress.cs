namespace Analytics.Prediction.Training;

/// <summary>How far training is.</summary>
/// <param name="Stage">What is being done, for people.</param>
/// <param name="Share">0 to 1 of the whole training.</param>
public readonly record struct TrainingProgress(string Stage, double Share);
