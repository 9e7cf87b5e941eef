namespace Analytics.Insights.Trust;

/// <summary>How far the customers who are scored differ from those that the model learned from.</summary>
/// <param name="ReferenceCustomers">Customers of training that were looked at.</param>
/// <param name="CurrentCustomers">Other customers at the scoring date that were looked at.</param>
/// <param name="Score">The churn probability itself, by the same model.</param>
/// <param name="Classifier">Whether all features together tell both apart, those that had to move left aside; <c>null</c> if none is left.</param>
/// <param name="Labels">How the share who leave moved between the first and the last training date; <c>null</c> where it cannot be said.</param>
/// <param name="Features">One a feature of the model, greatest excess first.</param>
public sealed record TrustDrift(
    int ReferenceCustomers,
    int CurrentCustomers,
    FeatureDrift Score,
    DriftClassifier? Classifier,
    LabelDrift? Labels,
    IReadOnlyList<FeatureDrift> Features)
{
    /// <summary>Those that moved, without having to.</summary>
    internal IEnumerable<FeatureDrift> Moved(DriftVerdict verdict) => Features.Where(feature => feature.Verdict == verdict && feature.Calendar is null);
}
