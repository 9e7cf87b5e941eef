using MathNet.Numerics.Distributions;

namespace Analytics.Statistics;

/// <summary>
/// Sums over figures that come in clusters, such as the answers of one customer, which resemble each other. The variance of their mean is
/// that of a ratio of cluster sums, by linearisation: G/(G−1) · Σ(s_c − m·n_c)² / n², G the number of clusters (Kish 1965; Rao and Scott 1992).
/// </summary>
/// <param name="Count">Figures, n.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Squares">Sum of their squares.</param>
/// <param name="Cubes">Sum of their third powers.</param>
/// <param name="Clusters">Clusters that have a figure.</param>
/// <param name="SumSquares">Σ s_c² over clusters, of their sums.</param>
/// <param name="SumCounts">Σ s_c·n_c.</param>
/// <param name="CountSquares">Σ n_c².</param>
internal readonly record struct ClusterMoments(
    long Count, double Sum, double Squares, double Cubes, int Clusters, double SumSquares, double SumCounts, double CountSquares)
{
    private const double NoVariance = 1e-12;

    public double Mean => Sum / Count;

    /// <summary>Mean of the squared figures.</summary>
    public double MeanSquare => Squares / Count;

    /// <summary>Of a single figure, with n − 1; 0 of one figure.</summary>
    public double Variance => Count < 2 ? 0 : Math.Max(0, Squares - (Count * Mean * Mean)) / (Count - 1);

    public bool IsConstant => Variance <= NoVariance;

    /// <summary>Third standardised central moment of the figures; 0 without variance.</summary>
    public double Skewness
    {
        get
        {
            var spread = MeanSquare - (Mean * Mean);
            if (spread <= NoVariance) return 0;
            return ((Cubes / Count) - (3 * Mean * MeanSquare) + (2 * Mean * Mean * Mean)) / Math.Pow(spread, 1.5);
        }
    }

    /// <summary>Σ(s_c − m·n_c)² / n², without the correction for few clusters.</summary>
    public double RawMeanVariance => Math.Max(0, SumSquares - (2 * Mean * SumCounts) + (Mean * Mean * CountSquares)) / ((double)Count * Count);

    /// <summary>
    /// By how many times the variance of the mean exceeds that of as many independent figures; never below 1, since with few clusters it is
    /// below by chance. All figures in one cluster count as one.
    /// </summary>
    public double DesignEffect
    {
        get
        {
            if (Clusters < 2) return Math.Max(1, Count);
            if (Clusters == Count || IsConstant) return 1;
            return Math.Max(1, RawMeanVariance * Clusters / (Clusters - 1) / (Variance / Count));
        }
    }

    /// <summary>Independent figures that would tell as much.</summary>
    public double EffectiveCount => Count / DesignEffect;

    /// <summary>The correlation of two figures of one cluster, 0 to 1, that explains the design effect: 1 + ρ·(Σn_c²/n − 1) (Kish 1965).</summary>
    public double Resemblance
    {
        get
        {
            var excess = (CountSquares / Count) - 1;
            return excess > 1e-9 ? Math.Clamp((DesignEffect - 1) / excess, 0, 1) : 0;
        }
    }

    /// <summary>95 % t-interval of the mean, with as many degrees of freedom as there are clusters less one, within what can be.</summary>
    /// <param name="low">Lowest figure that can be.</param>
    /// <param name="high">Highest figure that can be.</param>
    public Interval MeanInterval(double low, double high)
    {
        if (IsConstant)
        {
            // All alike: another figure may turn up as often as the Wilson interval of their share allows, and be as far away as can be.
            var other = 1 - Interval.WilsonOfShare(1, EffectiveCount).Low;
            return new Interval(Mean - (other * (Mean - low)), Mean + (other * (high - Mean)));
        }
        var half = StudentT.InvCDF(0, 1, Math.Max(1, Clusters - 1), 0.975) * Math.Sqrt(Variance / EffectiveCount);
        return new Interval(Math.Max(low, Mean - half), Math.Min(high, Mean + half));
    }
}
