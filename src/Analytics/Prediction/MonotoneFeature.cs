namespace Analytics.Prediction;

/// <summary>A feature that the model was held to one direction of, as anything else would contradict the domain.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Direction"><see cref="FeatureImportance.Raises"/> or <see cref="FeatureImportance.Lowers"/>.</param>
public sealed record MonotoneFeature(string Feature, string Direction);
