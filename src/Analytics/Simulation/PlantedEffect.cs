namespace Analytics.Simulation;

/// <summary>One effect that an analysis should find.</summary>
/// <param name="Outcome">What it works on.</param>
/// <param name="Driver">What works.</param>
/// <param name="Coefficient">In the unit of <paramref name="Outcome"/>, per unit of the driver's covariate.</param>
/// <param name="StandardDeviation">Of that covariate, needs included, among the customers active on the date asked for.</param>
/// <param name="IsObservable">Whether the exports determine the covariate (a need of 1 assumed).</param>
public sealed record PlantedEffect(
    EffectOutcome Outcome, RiskDriver Driver, double Coefficient, double StandardDeviation, bool IsObservable)
{
    public string Name => Driver.ToString();

    /// <summary>The size on a scale on which effects compare.</summary>
    public double PerStandardDeviation => Coefficient * StandardDeviation;

    /// <summary>-1, 0 (nothing planted) or 1.</summary>
    public int ExpectedSign => Math.Sign(Coefficient);
}
