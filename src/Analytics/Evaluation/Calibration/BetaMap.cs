using Analytics.Statistics;

namespace Analytics.Evaluation.Calibration;

/// <summary>
/// Log-odds of the result = a·ln p − b·ln(1 − p) + c (Kull, Silva Filho and Flach 2017): with a = b Platt's line, otherwise one that bends.
/// </summary>
/// <param name="LowEnd">a, the slope where p is near 0; not below 0.</param>
/// <param name="HighEnd">b, the slope where p is near 1; not below 0, and not 0 together with <paramref name="LowEnd"/>.</param>
/// <param name="Intercept">c, log-odds.</param>
public sealed record BetaMap(double LowEnd, double HighEnd, double Intercept) : CalibrationMap
{
    public double LowEnd { get; } = Require(LowEnd >= 0, LowEnd, nameof(LowEnd));

    public double HighEnd { get; } = Require(HighEnd >= 0 && LowEnd + HighEnd > 0, HighEnd, nameof(HighEnd));

    public double Intercept { get; } = Require(true, Intercept, nameof(Intercept));

    public override double Apply(double probability)
    {
        var clamped = LogOdds.Clamp(probability);
        return LogOdds.Probability((LowEnd * Math.Log(clamped)) - (HighEnd * Math.Log(1 - clamped)) + Intercept);
    }

    /// <summary>By maximum likelihood under a, b ≥ 0: the likelihood is concave, so where one of them would fall below 0 the best lies on an edge.</summary>
    /// <param name="probabilities">One a sample, of models that have not seen it.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <returns><c>null</c> if no rising curve fits.</returns>
    public static BetaMap? TryFit(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels)
    {
        if (probabilities.Length != labels.Length) throw new ArgumentException("There must be one label a probability.", nameof(labels));
        var low = new double[labels.Length];
        var high = new double[labels.Length];
        var ones = new double[labels.Length];
        var targets = new double[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var clamped = LogOdds.Clamp(probabilities[i]);
            (low[i], high[i], ones[i], targets[i]) = (Math.Log(clamped), -Math.Log(1 - clamped), 1, labels[i] != 0 ? 1 : 0);
        }
        if (LogisticFit.TryFit([ones, low, high], targets, []) is { } both && both.Coefficients[1] >= 0 && both.Coefficients[2] >= 0)
            return Rising(both.Coefficients[1], both.Coefficients[2], both.Coefficients[0]);

        var lowOnly = LogisticFit.TryFit([ones, low], targets, []) is { } first && first.Coefficients[1] > 0 ? first : null;
        var highOnly = LogisticFit.TryFit([ones, high], targets, []) is { } second && second.Coefficients[1] > 0 ? second : null;
        if (lowOnly is not null && (highOnly is null || lowOnly.LogLikelihood >= highOnly.LogLikelihood))
            return new BetaMap(lowOnly.Coefficients[1], 0, lowOnly.Coefficients[0]);
        return highOnly is null ? null : new BetaMap(0, highOnly.Coefficients[1], highOnly.Coefficients[0]);
    }

    private static BetaMap? Rising(double lowEnd, double highEnd, double intercept) =>
        lowEnd + highEnd > 0 ? new BetaMap(lowEnd, highEnd, intercept) : null;
}
