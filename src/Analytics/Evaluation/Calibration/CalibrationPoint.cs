namespace Analytics.Evaluation.Calibration;

/// <summary>A probability and what it is mapped to.</summary>
public sealed record CalibrationPoint(double From, double To);
