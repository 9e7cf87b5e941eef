namespace Analytics.Prediction;

/// <summary>Settings that were tried when a model was chosen, on samples that its models had not seen.</summary>
/// <param name="Name">Engine and settings, for people.</param>
/// <param name="LogLoss">Mean negative log-likelihood in nats over the folds it was tried on.</param>
/// <param name="Auc">Mean over these folds; <c>null</c> if none had both classes.</param>
/// <param name="Weight">Its share of the model, 0 if it is no part of it.</param>
/// <param name="Folds">Folds it was tried on: all, or the first one if it was plainly worse there or would have cost too much.</param>
public sealed record TriedCandidate(string Name, double LogLoss, double? Auc, double Weight, int Folds);
