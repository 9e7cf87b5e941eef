using Analytics.Evaluation.Calibration;

namespace Analytics.Evaluation;

/// <summary>
/// The Brier score taken apart: miscalibration − discrimination + uncertainty, by the isotonic fit of the labels (CORP: Dimitriadis, Gneiting
/// and Jordan 2021). Without bins to choose, and each part is at least 0.
/// </summary>
/// <param name="Miscalibration">What the score would lose if the probabilities were put right by the isotonic fit.</param>
/// <param name="Discrimination">What those are better than the same probability for everybody.</param>
/// <param name="Uncertainty">Score of the same probability for everybody: s·(1 − s) at a share s of positives.</param>
public sealed record BrierParts(double Miscalibration, double Discrimination, double Uncertainty)
{
    /// <param name="probabilities">One a sample.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <returns><c>null</c> without samples.</returns>
    public static BrierParts? Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels)
    {
        if (ProbabilityQuality.Brier(probabilities, labels) is not { } score) return null;
        double recalibrated = 0, positives = 0;
        foreach (var block in PooledBlock.Pool(probabilities, labels))
        {
            // Of a block in which a share s is positive, every sample given s: s·(1 − s) on average.
            recalibrated += block.Count * block.Share * (1 - block.Share);
            positives += block.Count * block.Share;
        }
        recalibrated /= labels.Length;
        var share = positives / labels.Length;
        var uncertainty = share * (1 - share);
        return new BrierParts(Math.Max(0, score - recalibrated), Math.Max(0, uncertainty - recalibrated), uncertainty);
    }
}
