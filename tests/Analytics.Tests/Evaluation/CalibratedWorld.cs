using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Tests.Evaluation;

/// <summary>Samples whose true probabilities are known: log-odds −1.6 ± 1.7, so that a quarter are positive and the true AUC is about 0.85.</summary>
internal sealed class CalibratedWorld
{
    public CalibratedWorld(ulong seed, int samples)
    {
        var random = new RandomStream(seed);
        Truth = new double[samples];
        Labels = new byte[samples];
        for (var i = 0; i < samples; i++)
        {
            Truth[i] = LogOdds.Probability(-1.6 + (1.7 * random.Normal()));
            Labels[i] = random.Chance(Truth[i]) ? (byte)1 : (byte)0;
        }
    }

    public double[] Truth { get; }

    public byte[] Labels { get; }

    /// <summary>Probabilities that are wrong in a known way.</summary>
    public double[] Distorted(Func<double, double> logOdds) => [.. Truth.Select(truth => LogOdds.Probability(logOdds(LogOdds.Of(truth))))];
}
