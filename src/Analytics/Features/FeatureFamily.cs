using Analytics.Customers;

namespace Analytics.Features;

/// <summary>A few features that are computed together in one pass over a snapshot.</summary>
internal abstract class FeatureFamily
{
    public abstract IReadOnlyList<FeatureDefinition> Features { get; }

    /// <summary>Writes every feature of the family; unknown is <see cref="float.NaN"/>.</summary>
    /// <param name="snapshot">The customer as of a date.</param>
    /// <param name="values">One place a feature, in the order of <see cref="Features"/>.</param>
    public abstract void Compute(CustomerSnapshot snapshot, Span<float> values);
}
