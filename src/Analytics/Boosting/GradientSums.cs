namespace Analytics.Boosting;

/// <summary>Sums over a set of samples: of a histogram's bin, of a node, or of one side of a split.</summary>
internal record struct GradientSums(double Gradient, double Hessian, int Count)
{
    public void Add(in GradientPair pair)
    {
        Gradient += pair.Gradient;
        Hessian += pair.Hessian;
        Count++;
    }

    public static GradientSums operator +(in GradientSums left, in GradientSums right) =>
        new(left.Gradient + right.Gradient, left.Hessian + right.Hessian, left.Count + right.Count);

    public static GradientSums operator -(in GradientSums left, in GradientSums right) =>
        new(left.Gradient - right.Gradient, left.Hessian - right.Hessian, left.Count - right.Count);
}
