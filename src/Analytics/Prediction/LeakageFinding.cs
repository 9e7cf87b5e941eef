namespace Analytics.Prediction;

/// <summary>A feature that says so much about the outcome that it may come from the outcome itself.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Auc">AUC of the feature alone, cross-validated.</param>
/// <param name="Purity">
/// Lower end of the 99 % interval of the share of positives among the samples of its purest value, missing and filled being values too.
/// </param>
/// <param name="AucWithout">AUC of a model of all other features, cross-validated.</param>
/// <param name="Action">One of the actions below.</param>
/// <param name="Reason">One sentence for people.</param>
/// <param name="AucEarlier">With a history: AUC of what the feature was 30 and 60 days before.</param>
public sealed record LeakageFinding(
    string Feature, double Auc, double? Purity, double? AucWithout, string Action, string Reason, IReadOnlyList<double>? AucEarlier = null)
{
    /// <summary>The model does not see the feature.</summary>
    public const string Excluded = "excluded";

    /// <summary>The model sees it; somebody who knows the data should look.</summary>
    public const string Review = "review";

    /// <summary>It would be excluded, but was asked to be kept.</summary>
    public const string Kept = "kept";
}
