namespace Analytics.Tests.Prediction.Engines;

/// <summary>What may be wrong with an engine.</summary>
public enum Fault
{
    None,
    IsConstant,
    IsOverconfident,
    IgnoresMissing,
    IgnoresWeights,
    IgnoresDirections,
    IgnoresCancellation,
    ReportsNothing,
    ReportsBackwards,
    DependsOnThreads,
    DependsOnTheRun,
    SharesABuffer,
    LosesContributions,
    BatchContributionsDiffer,
    LosesPrecisionInTheFile,
    BatchDiffers,
    KnowsUnseenCategories,
}
