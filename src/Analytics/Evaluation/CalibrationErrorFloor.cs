using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Evaluation;

/// <summary>The calibration error that chance alone gives a model whose probabilities are exactly right.</summary>
/// <param name="Mean">Expected <see cref="CalibrationError.Expected"/>.</param>
/// <param name="Percentile95">Exceeded by one perfect model in twenty.</param>
public sealed record CalibrationErrorFloor(double Mean, double Percentile95)
{
    private const int UsualDraws = 1000;

    /// <summary>Draws labels from the probabilities and measures their calibration error, again and again.</summary>
    /// <param name="probabilities">One a sample.</param>
    /// <param name="seed">The same seed gives the same floor.</param>
    /// <param name="draws">At least 1.</param>
    /// <returns><c>null</c> without samples.</returns>
    public static CalibrationErrorFloor? Simulate(ReadOnlySpan<double> probabilities, ulong seed, int draws = UsualDraws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        if (probabilities.IsEmpty) return null;
        var bins = EqualCountBins.Of(probabilities);
        var ordered = new double[probabilities.Length];
        for (var i = 0; i < ordered.Length; i++) ordered[i] = probabilities[bins.Order[i]];
        var expected = new double[bins.Ends.Length];
        for (var bin = 0; bin < expected.Length; bin++)
        {
            for (var i = bins.Start(bin); i < bins.Ends[bin]; i++) expected[bin] += ordered[i];
        }

        var random = new RandomStream(seed);
        var errors = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            double sum = 0;
            for (var bin = 0; bin < expected.Length; bin++)
            {
                var positives = 0;
                for (var i = bins.Start(bin); i < bins.Ends[bin]; i++)
                {
                    if (random.Chance(ordered[i])) positives++;
                }
                sum += Math.Abs(positives - expected[bin]);
            }
            errors[draw] = sum / ordered.Length;
        }
        Array.Sort(errors);
        return new CalibrationErrorFloor(errors.Average(), Quantile.Of(errors, 0.95));
    }

    /// <summary>
    /// The mean without simulation: √(2B/πn)·mean √(p(1−p)), from E|x| = σ√(2/π) of a normal deviation in each of the B bins of n/B samples.
    /// </summary>
    /// <param name="probabilities">One a sample.</param>
    /// <returns><c>null</c> without samples.</returns>
    public static double? Approximate(ReadOnlySpan<double> probabilities)
    {
        if (probabilities.IsEmpty) return null;
        double sum = 0;
        foreach (var probability in probabilities) sum += Math.Sqrt(probability * (1 - probability));
        return Math.Sqrt(2.0 * EqualCountBins.UsualCount / (Math.PI * probabilities.Length)) * sum / probabilities.Length;
    }
}
