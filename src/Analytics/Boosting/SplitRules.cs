using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>What a leaf of a tree is worth and which splits are allowed.</summary>
internal sealed class SplitRules
{
    /// <summary>
    /// The least sum of hessians in a leaf. Where probabilities are near 0 or 1 hessians vanish, and without λ leaf values would not stay
    /// finite.
    /// </summary>
    private const double MinHessianPerLeaf = 1e-3;

    /// <summary>Gains below this share of the node's own loss are rounding errors of the gain's formula.</summary>
    private const double RoundingShare = 1e-12;

    private readonly GradientScale _scale;
    private readonly double _l2;
    private readonly double _minGain;
    private readonly long _hessianOfEnough;

    /// <param name="options">The options of training.</param>
    /// <param name="scale">The units of the gradients.</param>
    /// <param name="hessians">The range of the samples' hessians in this tree.</param>
    public SplitRules(BoosterOptions options, GradientScale scale, HessianRange hessians)
    {
        _scale = scale;
        _l2 = options.L2;
        _minGain = options.MinGain;
        MinSamplesPerLeaf = options.MinSamplesPerLeaf;
        L2Units = options.L2 * scale.UnitsPerHessian;
        // ½ · (1/S)² / (1/4S), and S is a power of two.
        GainOfUnit = 2 / scale.UnitsPerGradient;
        MinHessian = Math.Max(
            (long)Math.Ceiling(Math.Min(MinHessianPerLeaf * scale.UnitsPerHessian, int.MaxValue)),
            Math.Max(1, hessians.LeastOf(MinSamplesPerLeaf)));
        _hessianOfEnough = hessians.MostOfFewerThan(MinSamplesPerLeaf) + 1;
    }

    public int MinSamplesPerLeaf { get; }

    /// <summary>The least sum of hessians in a leaf, in units: with less it is too light, or has too few samples for sure.</summary>
    public long MinHessian { get; }

    public double UnitsPerHessian => _scale.UnitsPerHessian;

    /// <summary>λ in units of hessians.</summary>
    public double L2Units { get; }

    /// <summary>What a gain in units of gradient² / hessian has to be multiplied by; a power of two, so that nothing is rounded.</summary>
    public double GainOfUnit { get; }

    /// <summary>
    /// The value, before the learning rate, that minimises the second-order approximation of the regularised loss: −G / (H + λ)
    /// (Chen and Guestrin 2016, XGBoost, equation 5), or the bound nearest to it.
    /// </summary>
    public double LeafValue(GradientSums sums, in ValueBounds bounds) =>
        bounds.Clamp(-_scale.Gradient(sums) / (_scale.Hessian(sums) + _l2));

    /// <summary>By how much parting a node in two decreases the loss, for leaf values within the node's bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Gain(GradientSums left, GradientSums right, GrowingNode node)
    {
        if (node.Bounds == ValueBounds.None)
            return GainOfUnit * (FreeLossDecrease(left, right) - FreeLossDecrease(node.Sums));
        return LossDecrease(left, node.Bounds) + LossDecrease(right, node.Bounds) - LossDecrease(node.Sums, node.Bounds);
    }

    /// <summary>What a split's gain has to exceed.</summary>
    public double GainToExceed(GrowingNode node) => Math.Max(_minGain, RoundingShare * Math.Abs(LossDecrease(node.Sums, node.Bounds)));

    /// <summary>G² / (H + λ) in units: twice what a leaf of its best value gains on one of value 0 (the same, equation 6).</summary>
    public double FreeLossDecrease(GradientSums sums) => (double)sums.Gradient * sums.Gradient / (sums.Hessian + L2Units);

    /// <summary>
    /// What parting k categories that do not matter gains on average, only because their order follows their gradients. Such gradients G
    /// are noise of variance H, so the categories' terms ½·G²/H have a mean of ½ each; parted at the middle of their order two sides keep
    /// the share 2/π of that (the squared mean of |z| for a standard normal z). Two categories leave nothing to order. Without this a
    /// column of a few hundred names that mean nothing wins splits all through the training.
    /// </summary>
    public static double GainByChance(int categoryCount) => Math.Max(0, categoryCount - 2) / Math.PI;

    public bool AllowsLeaf(GradientSums sums) => sums.Hessian >= MinHessian;

    /// <summary>Whether sums leave no doubt that there are <see cref="MinSamplesPerLeaf"/> samples.</summary>
    public bool HasEnoughForSure(GradientSums sums) => sums.Hessian >= _hessianOfEnough;

    public bool AllowsSplit(GrowingNode node) => node.SampleCount >= 2L * MinSamplesPerLeaf && node.Sums.Hessian >= 2 * MinHessian;

    /// <summary>The sum of both sides' <see cref="FreeLossDecrease(GradientSums)"/>, with one division.</summary>
    private double FreeLossDecrease(GradientSums left, GradientSums right)
    {
        var (leftHessian, rightHessian) = (left.Hessian + L2Units, right.Hessian + L2Units);
        var (leftGradient, rightGradient) = ((double)left.Gradient, (double)right.Gradient);
        return (leftGradient * leftGradient * rightHessian + rightGradient * rightGradient * leftHessian) / (leftHessian * rightHessian);
    }

    /// <summary>
    /// The approximation of the loss, G·v + ½·(H + λ)·v² at the leaf value v, negated: what a leaf gains on one of value 0. Without bounds it
    /// is ½·G² / (H + λ).
    /// </summary>
    private double LossDecrease(GradientSums sums, in ValueBounds bounds)
    {
        var leafValue = LeafValue(sums, bounds);
        return -leafValue * (_scale.Gradient(sums) + 0.5 * (_scale.Hessian(sums) + _l2) * leafValue);
    }
}
