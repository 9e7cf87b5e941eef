namespace Analytics.Prediction;

/// <summary>A setting that was tried when a model was chosen, on samples that its models had not seen.</summary>
/// <param name="Name">Engine and settings, for people.</param>
/// <param name="LogLoss">Mean negative log-likelihood in nats; the lowest wins.</param>
/// <param name="Auc">Mean over the folds; <c>null</c> if none had both classes.</param>
/// <param name="Chosen">Whether the model was made so.</param>
public sealed record TriedCandidate(string Name, double LogLoss, double? Auc, bool Chosen);
