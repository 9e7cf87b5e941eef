namespace Analytics.Simulation;

/// <summary>The log hazard of a customer on one day and what it is made of: the intercept plus the parts.</summary>
/// <param name="Intercept">Log hazard a day of a new consumer on a monthly contract to whom nothing has happened.</param>
/// <param name="Parts">One a driver, in the order of <see cref="RiskDriver"/>.</param>
public sealed record RiskBreakdown(double Intercept, IReadOnlyList<RiskPart> Parts)
{
    /// <summary>The chance of cancelling that day is 1 - exp(-exp(this)).</summary>
    public double LinearPredictor => Intercept + Parts.Sum(part => part.Full);

    public double ObservableLinearPredictor => Intercept + Parts.Sum(part => part.Observable);

    public RiskPart this[RiskDriver driver] => Parts[(int)driver];
}
