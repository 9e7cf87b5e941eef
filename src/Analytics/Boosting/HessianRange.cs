namespace Analytics.Boosting;

/// <summary>
/// The smallest and the largest hessian of any sample, in units: what a sum of hessians says about the number of samples in it.
/// Histograms carry no counts, which would cost a second addition an update; nearly always this settles whether a leaf has enough samples,
/// and where it does not, they are counted.
/// </summary>
internal readonly record struct HessianRange(int Smallest, int Largest)
{
    /// <summary>The range of no samples; the start of a union.</summary>
    public static HessianRange Empty { get; } = new(int.MaxValue, 0);

    public static HessianRange Union(HessianRange first, HessianRange second) =>
        new(Math.Min(first.Smallest, second.Smallest), Math.Max(first.Largest, second.Largest));

    /// <summary>The least sum of so many samples: a smaller one has fewer for sure.</summary>
    public long LeastOf(int sampleCount) => (long)sampleCount * Smallest;

    /// <summary>A sum above this has at least so many samples for sure.</summary>
    public long MostOfFewerThan(int sampleCount) => (sampleCount - 1L) * Largest;
}
