namespace Analytics.Insights.Trust;

/// <summary>Whether the probabilities came true on samples that the model had not seen.</summary>
/// <param name="Samples">Unseen samples.</param>
/// <param name="Positives">Of them, those that left.</param>
/// <param name="Error">Expected calibration error, 0 to 1.</param>
/// <param name="ErrorByChance">What a model whose probabilities are exactly right has on average at this size.</param>
/// <param name="ErrorLimit">What one such model in twenty exceeds.</param>
/// <param name="Slope">Of the calibration line: 1 when calibrated, below 1 when the probabilities are too extreme.</param>
/// <param name="Intercept">Log-odds of that line where the predicted ones are 0.</param>
/// <param name="Shift">Log-odds to add so that as many are expected to leave as did.</param>
/// <param name="PValue">Chance of so bad a line (slope and intercept together) for a calibrated model.</param>
/// <param name="Brier">Mean squared distance of probability and outcome: miscalibration − discrimination + uncertainty.</param>
/// <param name="Miscalibration">What of it putting the probabilities right would save.</param>
/// <param name="Discrimination">What telling customers apart saves.</param>
/// <param name="Uncertainty">What the same probability for everybody would have.</param>
public sealed record TrustCalibration(
    int Samples,
    int Positives,
    double Error,
    double ErrorByChance,
    double ErrorLimit,
    double? Slope,
    double? Intercept,
    double? Shift,
    double? PValue,
    double Brier,
    double Miscalibration,
    double Discrimination,
    double Uncertainty)
{
    /// <summary>Whether the error is more than chance gives one perfect model in twenty.</summary>
    public bool IsOff => Error > ErrorLimit;
}
