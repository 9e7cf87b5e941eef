using Analytics.Statistics;

namespace Analytics.Evaluation.Calibration;

/// <summary>A line on the log-odds (Platt 1999): log-odds of the result = slope · log-odds + intercept.</summary>
/// <param name="Slope">Above 0.</param>
/// <param name="Intercept">Log-odds.</param>
public sealed record PlattMap(double Slope, double Intercept) : CalibrationMap
{
    public double Slope { get; } = Require(Slope > 0, Slope, nameof(Slope));

    public double Intercept { get; } = Require(true, Intercept, nameof(Intercept));

    public override double Apply(double probability) => LogOdds.Probability((Slope * LogOdds.Of(probability)) + Intercept);

    /// <param name="probabilities">One a sample, of models that have not seen it.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <returns><c>null</c> if no rising line fits.</returns>
    public static PlattMap? TryFit(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels)
    {
        if (probabilities.Length != labels.Length) throw new ArgumentException("There must be one label a probability.", nameof(labels));
        var logOdds = new double[labels.Length];
        var ones = new double[labels.Length];
        var targets = new double[labels.Length];
        var positives = 0;
        foreach (var label in labels)
        {
            if (label != 0) positives++;
        }
        for (var i = 0; i < labels.Length; i++)
        {
            logOdds[i] = LogOdds.Of(probabilities[i]);
            ones[i] = 1;
            // Platt's targets, short of 0 and 1 by what a prior would leave open, keep the line finite where scores separate the classes.
            targets[i] = labels[i] != 0 ? (positives + 1.0) / (positives + 2) : 1.0 / (labels.Length - positives + 2);
        }
        return LogisticFit.TryFit([ones, logOdds], targets, []) is { } line && line.Coefficients[1] > 0 ? new PlattMap(line.Coefficients[1], line.Coefficients[0]) : null;
    }
}
