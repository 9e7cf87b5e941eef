namespace Analytics.Prediction;

/// <summary>How much of a model's total gain its splits on one feature brought, 0 to 1.</summary>
public sealed record FeatureImportance(string Feature, double Importance);
