using Analytics.Prediction.Actions;
using Analytics.Prediction.Reasons;

namespace Analytics.Prediction;

/// <summary>A prediction with what raises the risk, heaviest first.</summary>
public sealed record ExplainedPrediction(CustomerPrediction Prediction, IReadOnlyList<Reason> Reasons)
{
    /// <summary>
    /// What each value driver that the model has features of adds to the raw score of churn, highest first. Together they are the raw score,
    /// before calibration, less that of a customer of whom nothing is known.
    /// </summary>
    public IReadOnlyList<DriverContribution> Drivers { get; init; } = [];

    /// <summary>What to do; <c>null</c> in the band <c>low</c>, and where nothing is known that raises the risk.</summary>
    public CustomerAction? Action => ActionCatalogue.Choose(Prediction.Band, Reasons, Drivers);
}
