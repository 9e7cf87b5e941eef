namespace Analytics.Boosting;

/// <summary>
/// The sum of gradients and that of hessians over a set of samples (one sample, a histogram's bin, a node, one side of a split), both in the
/// units of <see cref="GradientScale"/>, in one word: the gradient in the upper half, the hessian in the lower. Hessians are positive and their
/// sums stay below 2^31, so one 64-bit addition adds both, one subtraction subtracts both, and nothing is ever rounded.
/// </summary>
internal readonly record struct GradientSums(long Word)
{
    public const int GradientShift = 32;

    public GradientSums(int gradient, int hessian)
        : this(((long)gradient << GradientShift) + hessian)
    {
    }

    public int Gradient => (int)(Word >> GradientShift);

    /// <summary>Above 0 wherever there is a sample.</summary>
    public int Hessian => (int)Word;

    /// <summary>Whether these are the sums of no sample at all.</summary>
    public bool IsEmpty => Hessian == 0;

    public static GradientSums operator +(GradientSums left, GradientSums right) => new(left.Word + right.Word);

    public static GradientSums operator -(GradientSums left, GradientSums right) => new(left.Word - right.Word);
}
