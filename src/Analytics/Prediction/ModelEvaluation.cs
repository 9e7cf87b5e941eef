using Analytics.Evaluation;

namespace Analytics.Prediction;

/// <summary>How good a model is on samples it has not seen. What cannot be computed is <c>null</c>.</summary>
public sealed record ModelEvaluation
{
    public const string TimeSplit = "time split";
    public const string CrossValidation = "nested 5-fold cross-validation";

    /// <summary>How the unseen samples were set aside.</summary>
    public required string Method { get; init; }

    /// <summary>Area under the ROC curve; with cross-validation the mean of the folds.</summary>
    public required double? Auc { get; init; }

    /// <summary>Lower end of the 95 % interval of <see cref="Auc"/>, by bootstrap.</summary>
    public double? AucLow { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public double? AucHigh { get; init; }

    /// <summary>Area under the precision-recall curve, as average precision.</summary>
    public double? PrAuc { get; init; }

    /// <summary>Mean negative log-likelihood in nats.</summary>
    public double? LogLoss { get; init; }

    /// <summary>Mean squared distance of probability and outcome.</summary>
    public double? Brier { get; init; }

    /// <summary>The Brier score taken apart.</summary>
    public BrierParts? BrierParts { get; init; }

    /// <summary>Expected calibration error: ten bins of equal count, all unseen samples together.</summary>
    public double? Ece { get; init; }

    /// <summary>The error that chance alone gives a perfectly calibrated model at this size.</summary>
    public double? EceFloor { get; init; }

    /// <summary>The error that one perfectly calibrated model in twenty exceeds by chance at this size.</summary>
    public double? EceLimit { get; init; }

    /// <summary>Slope of the outcomes' log-odds over the predicted ones: 1 when calibrated, below 1 when too extreme.</summary>
    public double? CalibrationSlope { get; init; }

    /// <summary>
    /// Log-odds to add to all predictions, with the slope held at 1, so that as many are expected as there were: 0 when calibrated in the large,
    /// above 0 when probabilities are too low.
    /// </summary>
    public double? CalibrationIntercept { get; init; }

    /// <summary>Log-odds of the calibration line where the predicted ones are 0, fitted together with the slope.</summary>
    public double? CalibrationLineIntercept { get; init; }

    /// <summary>Chance of so bad a calibration line, slope and intercept together, for a calibrated model; samples count as independent.</summary>
    public double? CalibrationPValue { get; init; }

    /// <summary>Share of positives in the tenth of highest risk over the share in all.</summary>
    public double? LiftTop10 { get; init; }

    /// <summary>Unseen samples.</summary>
    public required int Samples { get; init; }

    /// <summary>Positives among them.</summary>
    public required int Positives { get; init; }
}
