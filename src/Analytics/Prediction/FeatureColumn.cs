using Analytics.Boosting;
using Analytics.Features;

namespace Analytics.Prediction;

/// <summary>A feature's values as the learner takes them.</summary>
internal static class FeatureColumn
{
    /// <param name="feature">The feature.</param>
    /// <param name="values">One value a sample; referred to, not copied.</param>
    public static SampleColumn Of(FeatureDefinition feature, ReadOnlyMemory<float> values) =>
        new(values, feature.Kind == FeatureKind.Category ? ColumnKind.Categorical : ColumnKind.Numeric, feature.Categories.Count);
}
