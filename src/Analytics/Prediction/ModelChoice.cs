namespace Analytics.Prediction;

/// <summary>What the samples chose, and what choosing took.</summary>
/// <param name="Description">Engine and settings; of a weighted mean of several those of each, with their weights.</param>
/// <param name="LogLoss">Mean negative log-likelihood in nats on samples that its models had not seen.</param>
/// <param name="Auc">Mean over the folds; <c>null</c> if none had both classes.</param>
/// <param name="Work">Values counted into histograms and bins scanned while choosing.</param>
/// <param name="Budget">The most that was allowed of it; what was begun is finished.</param>
public sealed record ModelChoice(string Description, double LogLoss, double? Auc, long Work, long Budget);
