using Analytics.Statistics;

namespace Analytics.Evaluation;

/// <summary>
/// Logistic regression of the labels on the log-odds of the probabilities (Cox 1958): of a calibrated model the slope is 1 and the intercept 0.
/// A slope below 1 means probabilities too extreme, a positive shift probabilities too low.
/// </summary>
/// <param name="Slope">Factor of the log-odds, fitted together with <paramref name="Intercept"/>.</param>
/// <param name="SlopeError">Standard error of the slope.</param>
/// <param name="Intercept">Log-odds added where the predicted ones are 0.</param>
/// <param name="InterceptError">Standard error of the intercept.</param>
/// <param name="Shift">Log-odds to add with the slope held at 1: calibration in the large.</param>
/// <param name="ShiftError">Standard error of the shift.</param>
/// <param name="LikelihoodRatio">Twice the log-likelihood that slope and intercept gain over 1 and 0.</param>
public sealed record CalibrationLine(
    double Slope, double SlopeError, double Intercept, double InterceptError, double Shift, double ShiftError, double LikelihoodRatio)
{
    /// <summary>
    /// Chance of so large a ratio for a calibrated model: χ² with two degrees of freedom (Wilks 1938), whose upper tail is e^(−x/2).
    /// </summary>
    public double PValue => Math.Exp(-Math.Max(0, LikelihoodRatio) / 2);

    /// <param name="probabilities">One a sample.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <returns>
    /// <c>null</c> where there is no line: one class only, probabilities that are all equal, or classes that the probabilities separate.
    /// </returns>
    public static CalibrationLine? Fit(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels)
    {
        if (probabilities.Length != labels.Length) throw new ArgumentException("There must be one label a probability.", nameof(labels));
        if (labels.IsEmpty) return null;
        var logOdds = new double[labels.Length];
        var ones = new double[labels.Length];
        var targets = new double[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            logOdds[i] = LogOdds.Of(probabilities[i]);
            ones[i] = 1;
            targets[i] = labels[i] != 0 ? 1 : 0;
        }
        if (LogisticFit.TryFit([ones, logOdds], targets, []) is not { } line) return null;
        if (LogisticFit.TryFit([ones], targets, logOdds) is not { } shift) return null;
        return new CalibrationLine(
            line.Coefficients[1], line.StandardErrors[1], line.Coefficients[0], line.StandardErrors[0], shift.Coefficients[0], shift.StandardErrors[0],
            2 * (line.LogLikelihood - LogisticFit.Likelihood(logOdds, targets)));
    }
}
