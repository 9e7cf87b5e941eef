using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Tests.Prediction;

internal static class SnapshotFeatures
{
    /// <summary>The features of one snapshot.</summary>
    public static float[] Of(this FeatureSchema schema, CustomerSnapshot snapshot)
    {
        var features = new float[schema.Features.Count];
        schema.Compute(snapshot, features);
        return features;
    }
}
