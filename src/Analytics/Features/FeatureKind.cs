namespace Analytics.Features;

public enum FeatureKind
{
    Number,
    Category,
}
