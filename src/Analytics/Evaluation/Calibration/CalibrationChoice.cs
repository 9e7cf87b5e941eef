using Analytics.Randomness;

namespace Analytics.Evaluation.Calibration;

/// <summary>The map for a model, from its probabilities of samples it has not seen.</summary>
public static class CalibrationChoice
{
    /// <summary>With fewer samples the third parameter of the beta curve costs more than it gains over Platt's line.</summary>
    public const int MinForBeta = 1_000;

    /// <summary>With fewer samples the freedom of the isotonic curve costs more than it gains.</summary>
    public const int MinForIsotonic = 10_000;

    /// <summary>Probabilities are left as they are unless chance explains their error with less probability than this.</summary>
    private const double Significance = 0.05;

    private const int FoldCount = 5;

    /// <summary>
    /// None where slope and intercept of the <see cref="CalibrationLine"/> pass their joint test; else Platt's line below 1,000 samples and the beta
    /// curve from there, the isotonic curve from 10,000 if it has the smaller log loss in cross-validation by cluster.
    /// </summary>
    /// <param name="probabilities">One a sample, of models that have not seen it.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <param name="clusters">What each sample belongs to, such as a hash of its customer: in one fold together.</param>
    /// <param name="seed">The same seed gives the same folds.</param>
    public static CalibrationMap Choose(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels, ReadOnlySpan<ulong> clusters, ulong seed)
    {
        if (labels.Length != clusters.Length) throw new ArgumentException("There must be one cluster a label.", nameof(clusters));
        // Without a line there is nothing that a map could be fitted to.
        if (CalibrationLine.Fit(probabilities, labels) is not { } line || line.PValue >= Significance) return new IdentityMap();
        if (labels.Length < MinForBeta) return PlattMap.TryFit(probabilities, labels) ?? (CalibrationMap)new IdentityMap();
        if (BetaMap.TryFit(probabilities, labels) is not { } beta) return new IdentityMap();
        return labels.Length >= MinForIsotonic && IsIsotonicBetter(probabilities, labels, clusters, seed)
            ? IsotonicMap.TryFit(probabilities, labels) ?? (CalibrationMap)beta
            : beta;
    }

    private static bool IsIsotonicBetter(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels, ReadOnlySpan<ulong> clusters, ulong seed)
    {
        double gain = 0;
        for (var fold = 0; fold < FoldCount; fold++)
        {
            List<double> fitted = [], held = [];
            List<byte> fittedLabels = [], heldLabels = [];
            for (var i = 0; i < labels.Length; i++)
            {
                var state = seed ^ clusters[i];
                var isHeld = RandomStream.SplitMix(ref state) % FoldCount == (ulong)fold;
                (isHeld ? held : fitted).Add(probabilities[i]);
                (isHeld ? heldLabels : fittedLabels).Add(labels[i]);
            }
            if (BetaMap.TryFit([.. fitted], [.. fittedLabels]) is not { } beta) return false;
            if (IsotonicMap.TryFit([.. fitted], [.. fittedLabels]) is not { } isotonic) return false;
            gain += held.Count * (LogLoss(beta, [.. held], [.. heldLabels]) - LogLoss(isotonic, [.. held], [.. heldLabels]));
        }
        return gain > 0;
    }

    private static double LogLoss(CalibrationMap map, double[] probabilities, byte[] labels) =>
        ProbabilityQuality.LogLoss(map.Apply(probabilities), labels) ?? 0;
}
