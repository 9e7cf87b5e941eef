using Analytics.Boosting;
using Analytics.Prediction.Engines;
using Testing.Trainers;

namespace Analytics.Tests.Prediction.Engines;

public sealed class BlendTrainerContractTests : TrainerContractTests
{
    protected override string Engine => BlendedModel.EngineName;

    // A quarter of a logistic regression, which knows nothing of interactions.
    protected override AccuracyFloors Floors { get; } = new(Interactions: 0.8, Telco: 0.846, Iranian: 0.97);

    protected override ITrainer CreateTrainer(int maxThreads = 1, IReadOnlyList<int>? directions = null)
    {
        BoosterOptions options = new() { MaxThreads = maxThreads, Monotone = directions ?? [] };
        return new BlendTrainer(
        [
            (new BoostingTrainer(options with { MaxLeaves = 4 }), 0.25),
            (new LogisticTrainer(directions), 0.25),
            (new BoostingTrainer(options with { RowShare = 0.7, ColumnShare = 0.5 }), 0.5),
        ]);
    }
}
