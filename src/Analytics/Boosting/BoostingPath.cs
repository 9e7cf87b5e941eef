namespace Analytics.Boosting;

/// <summary>A training with validation samples, round by round.</summary>
/// <param name="Model">With all trees that were grown, those after the best round too.</param>
/// <param name="Losses">The summed, weighted loss of the validation samples in nats, by number of trees, from none on; empty without any.</param>
/// <param name="BestRounds">The number of trees with which that was smallest; of equals the fewest.</param>
/// <param name="Work">Values counted into histograms and bins scanned: what the training cost, the same on every machine.</param>
internal sealed record BoostingPath(BoostedTrees Model, IReadOnlyList<double> Losses, int BestRounds, long Work);
