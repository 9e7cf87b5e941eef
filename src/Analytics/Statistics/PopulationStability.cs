using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Analytics.Statistics;

/// <summary>
/// How far the shares of a sample's bins lie from those of a reference: Σ (q − p)·ln(q / p), each share with 0.5 added to its count. Without
/// drift it is about χ² with one degree of freedom fewer than there are bins, times 1/n + 1/m, so that what is much depends on both sizes
/// (Yurdakul and Naranjo 2020).
/// </summary>
/// <param name="Index">The population stability index.</param>
/// <param name="Bins">Bins that hold anything in either sample.</param>
/// <param name="ReferenceCount">n, at least 1.</param>
/// <param name="Count">m, at least 1.</param>
/// <param name="JensenShannon">Divergence of the same shares in bits, 0 (equal) to 1 (nothing in common) (Lin 1991).</param>
internal readonly record struct PopulationStability(double Index, int Bins, int ReferenceCount, int Count, double JensenShannon)
{
    private const double Added = 0.5;

    /// <summary>1/n + 1/m.</summary>
    private double Scale => (1.0 / ReferenceCount) + (1.0 / Count);

    /// <summary>What chance alone gives on average: (B − 1)·(1/n + 1/m).</summary>
    public double Chance => (Bins - 1) * Scale;

    /// <summary>The index above what chance gives.</summary>
    public double Excess => Index - Chance;

    /// <summary>Chance of so great an index without drift; 1 where there is but one bin.</summary>
    public double PValue => Bins < 2 ? 1 : SpecialFunctions.GammaUpperRegularized((Bins - 1) / 2.0, Index / Scale / 2);

    /// <summary>The index that chance alone exceeds with the given probability: χ²_{1−α}(B − 1)·(1/n + 1/m).</summary>
    public double Limit(double alpha) => Bins < 2 ? 0 : ChiSquared.InvCDF(Bins - 1, 1 - alpha) * Scale;

    /// <param name="reference">Counts of the reference by bin, at least one above 0.</param>
    /// <param name="counts">Counts of the sample by the same bins, at least one above 0.</param>
    public static PopulationStability Of(ReadOnlySpan<int> reference, ReadOnlySpan<int> counts)
    {
        if (reference.Length != counts.Length) throw new ArgumentException("Both samples must be counted into the same bins.", nameof(counts));
        int bins = 0, n = 0, m = 0;
        for (var bin = 0; bin < counts.Length; bin++)
        {
            n += reference[bin];
            m += counts[bin];
            if (reference[bin] + counts[bin] > 0) bins++;
        }
        ArgumentOutOfRangeException.ThrowIfZero(n, nameof(reference));
        ArgumentOutOfRangeException.ThrowIfZero(m, nameof(counts));
        double index = 0, divergence = 0;
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (reference[bin] + counts[bin] == 0) continue;
            var p = (reference[bin] + Added) / (n + (Added * bins));
            var q = (counts[bin] + Added) / (m + (Added * bins));
            index += (q - p) * Math.Log(q / p);
            var middle = (p + q) / 2;
            divergence += ((p * Math.Log2(p / middle)) + (q * Math.Log2(q / middle))) / 2;
        }
        return new PopulationStability(index, bins, n, m, Math.Clamp(divergence, 0, 1));
    }
}
