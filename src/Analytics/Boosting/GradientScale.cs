namespace Analytics.Boosting;

/// <summary>
/// The units in which gradients and hessians become integers. The loss of a sample of weight w has a gradient within ±w and a hessian of at
/// most w/4; with S the largest power of two for which S·Σw + n is below 2^31, a gradient counts in units of 1/S and a hessian in units
/// of 1/(4S), rounded to the nearest, and no sum over the n samples leaves 31 bits. A hessian is at least one unit, so that an empty set is one
/// without hessian. With 160,000 samples that is 14 bits a gradient; on such data fewer than 8 cost accuracy and more than that gain
/// none (Shi et al. 2022, "Quantized training of gradient boosting decision trees", find even fewer enough).
/// </summary>
internal readonly struct GradientScale
{
    /// <param name="sampleCount">The number of samples, at least 1.</param>
    /// <param name="totalWeight">The sum of their weights, above 0.</param>
    public GradientScale(int sampleCount, double totalWeight)
    {
        UnitsPerGradient = Math.ScaleB(1, Math.ILogB((int.MaxValue - (double)sampleCount) / totalWeight));
        UnitsPerHessian = 4 * UnitsPerGradient;
    }

    /// <summary>S, a power of two, so that going from units to numbers rounds nothing.</summary>
    public double UnitsPerGradient { get; }

    public double UnitsPerHessian { get; }

    public double Gradient(GradientSums sums) => sums.Gradient / UnitsPerGradient;

    public double Hessian(GradientSums sums) => sums.Hessian / UnitsPerHessian;
}
