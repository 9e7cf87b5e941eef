using Analytics.Randomness;

namespace Analytics.Tests.Evaluation;

/// <summary>
/// Normal scores of two models, of variance 1 in each class and higher by √2·Φ⁻¹(AUC) for positives, so that the true AUCs are known. Samples of
/// a cluster share part of their noise.
/// </summary>
internal sealed class RankedWorld
{
    public RankedWorld(ulong seed, int positives, int negatives, double firstShift, double secondShift, double correlation = 0.9, int perCluster = 1, double shared = 0)
    {
        var random = new RandomStream(seed);
        var samples = positives + negatives;
        First = new double[samples];
        Second = new double[samples];
        Labels = new byte[samples];
        Clusters = new ulong[samples];
        double together = 0;
        for (var i = 0; i < samples; i++)
        {
            if (i % perCluster == 0) together = random.Normal();
            Labels[i] = i < positives ? (byte)1 : (byte)0;
            Clusters[i] = (ulong)(i / perCluster);
            var noise = (Math.Sqrt(shared) * together) + (Math.Sqrt(1 - shared) * random.Normal());
            First[i] = noise + (firstShift * Labels[i]);
            Second[i] = (correlation * noise) + (Math.Sqrt(1 - (correlation * correlation)) * random.Normal()) + (secondShift * Labels[i]);
        }
    }

    public double[] First { get; }

    public double[] Second { get; }

    public byte[] Labels { get; }

    public ulong[] Clusters { get; }
}
