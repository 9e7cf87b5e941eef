namespace Analytics.Prediction;

/// <summary>How well something simpler does on the samples that the model is evaluated on.</summary>
/// <param name="Name">One of the names below.</param>
/// <param name="Auc">As the model's; <c>null</c> where the data does not allow it.</param>
/// <param name="Feature">For the best single feature: the one that most parts chose.</param>
public sealed record BaselineResult(string Name, double? Auc, string? Feature = null)
{
    /// <summary>The same probability for everybody.</summary>
    public const string Prior = "prior";

    /// <summary>What the customer's ratings of satisfaction say.</summary>
    public const string SatisfactionOnly = "satisfaction only";

    /// <summary>The feature that says most alone, chosen without the samples it is judged on.</summary>
    public const string BestSingleFeature = "best single feature";

    public const string LogisticRegression = "logistic regression";
}
