using Analytics.Evaluation;

namespace Analytics.Prediction;

/// <summary>The models of a cross-validation, kept to score customers of the training set by one that has not seen them.</summary>
internal sealed record FoldModels(FoldPlan Plan, FoldCopies Copies, IReadOnlyList<FittedModel> Models)
{
    /// <summary>The model that was trained without the customer.</summary>
    public FittedModel Unseeing(string customerId, byte label)
    {
        var key = Copies.KeyOf(SampleHash.Of(customerId));
        return Models[Plan.FoldOf(key, Copies.ClassOf(key, label))];
    }
}
