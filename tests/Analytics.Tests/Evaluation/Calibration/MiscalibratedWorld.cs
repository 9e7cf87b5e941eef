using Analytics.Evaluation.Calibration;
using Analytics.Randomness;

namespace Analytics.Tests.Evaluation.Calibration;

/// <summary>Samples whose scores become right under a known function.</summary>
internal sealed class MiscalibratedWorld
{
    public MiscalibratedWorld(ulong seed, int samples, Func<double, double> truthOf)
    {
        var random = RandomStream.For(seed, owner: 0, purpose: 1);
        Scores = new CalibratedWorld(seed, samples).Truth;
        Truth = [.. Scores.Select(truthOf)];
        Labels = [.. Truth.Select(truth => random.Chance(truth) ? (byte)1 : (byte)0)];
        Clusters = [.. Enumerable.Range(0, samples).Select(i => (ulong)i)];
    }

    public double[] Scores { get; }

    public double[] Truth { get; }

    public byte[] Labels { get; }

    public ulong[] Clusters { get; }

    /// <summary>
    /// Log loss above that of the true probabilities, in expectation over the labels: the mean Kullback-Leibler divergence.
    /// </summary>
    public double ExcessLogLoss(CalibrationMap map)
    {
        double sum = 0;
        for (var i = 0; i < Scores.Length; i++)
        {
            double truth = Truth[i], mapped = map.Apply(Scores[i]);
            sum += (truth * Math.Log(truth / mapped)) + ((1 - truth) * Math.Log((1 - truth) / (1 - mapped)));
        }
        return sum / Scores.Length;
    }
}
