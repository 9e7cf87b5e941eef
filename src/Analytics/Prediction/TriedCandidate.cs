namespace Analytics.Prediction;

/// <summary>A setting that was tried when a model was chosen, on samples that its models had not seen.</summary>
/// <param name="Name">Engine and settings, for people.</param>
/// <param name="LogLoss">
/// Mean negative log-likelihood in nats; the lowest wins. Of one that was given up after the first fold: that of the best of the first fold,
/// and by how much it was behind there.
/// </param>
/// <param name="Auc">Mean over the folds; <c>null</c> if none had both classes. Of one that was given up as its log loss.</param>
/// <param name="Chosen">Whether the model was made so.</param>
/// <param name="Folds">Folds it was tried on: all, or only the first.</param>
public sealed record TriedCandidate(string Name, double LogLoss, double? Auc, bool Chosen, int Folds);
