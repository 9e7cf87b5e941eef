namespace Analytics.Prediction;

/// <summary>How much of what a model says a feature makes up.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Importance">Share of the mean absolute contributions of all features, 0 to 1.</param>
/// <param name="Direction">One of the directions below.</param>
public sealed record FeatureImportance(string Feature, double Importance, string Direction)
{
    /// <summary>The probability rises with the value.</summary>
    public const string Raises = "raises";

    /// <summary>The probability falls as the value rises.</summary>
    public const string Lowers = "lowers";

    /// <summary>Neither, or the values have no order.</summary>
    public const string Mixed = "mixed";
}
