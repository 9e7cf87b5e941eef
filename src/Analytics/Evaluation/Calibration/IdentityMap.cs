namespace Analytics.Evaluation.Calibration;

/// <summary>Leaves probabilities as they are: they fit, or there is too little to tell otherwise.</summary>
public sealed record IdentityMap : CalibrationMap
{
    public override double Apply(double probability) => probability;
}
