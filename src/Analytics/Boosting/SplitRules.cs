namespace Analytics.Boosting;

/// <summary>What a leaf is worth and which splits are allowed.</summary>
internal readonly struct SplitRules(BoosterOptions options)
{
    /// <summary>
    /// The least sum of hessians in a leaf. Where probabilities are near 0 or 1 hessians vanish, and without λ leaf values would not stay
    /// finite.
    /// </summary>
    private const double MinHessianPerLeaf = 1e-3;

    /// <summary>Gains below this share of the node's own loss are rounding errors of the gain's formula.</summary>
    private const double RoundingShare = 1e-12;

    private readonly double _l2 = options.L2;
    private readonly double _minGain = options.MinGain;
    private readonly int _minSamplesPerLeaf = options.MinSamplesPerLeaf;

    /// <summary>
    /// The value, before the learning rate, that minimises the second-order approximation of the regularised loss: −G / (H + λ)
    /// (Chen and Guestrin 2016, XGBoost, equation 5), or the bound nearest to it.
    /// </summary>
    public double LeafValue(in GradientSums sums, in ValueBounds bounds) => bounds.Clamp(-sums.Gradient / (sums.Hessian + _l2));

    /// <summary>
    /// That approximation, G·v + ½·(H + λ)·v² at the leaf value v, negated: what a leaf gains on one of value 0. Without bounds it is ½·G²
    /// / (H + λ) (the same, equation 6), and a split's gain is the sum of the children's less the parent's (equation 7).
    /// </summary>
    public double LossDecrease(in GradientSums sums, double leafValue) =>
        -leafValue * (sums.Gradient + 0.5 * (sums.Hessian + _l2) * leafValue);

    /// <summary>What a split's gain has to exceed.</summary>
    public double GainToExceed(double nodeLossDecrease) => Math.Max(_minGain, RoundingShare * Math.Abs(nodeLossDecrease));

    /// <summary>
    /// What parting k categories that do not matter gains on average, only because their order follows their gradients. Such gradients G
    /// are noise of variance H, so the categories' terms ½·G²/H have a mean of ½ each; parted at the middle of their order two sides keep
    /// the share 2/π of that (the squared mean of |z| for a standard normal z). Two categories leave nothing to order. Without this a
    /// column of a few hundred names that mean nothing wins splits all through the training.
    /// </summary>
    public static double GainByChance(int categoryCount) => Math.Max(0, categoryCount - 2) / Math.PI;

    public bool AllowsLeaf(in GradientSums sums) => sums.Count >= _minSamplesPerLeaf && sums.Hessian >= MinHessianPerLeaf;

    public bool AllowsSplit(in GradientSums sums) => sums.Count >= 2L * _minSamplesPerLeaf;
}
