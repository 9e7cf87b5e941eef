using Analytics.Boosting;
using Analytics.Prediction.Engines;

namespace Analytics.Prediction.Training;

/// <summary>A trainer with settings, one of those the data chooses among.</summary>
/// <param name="Name">For the model card.</param>
/// <param name="TrainerFor">The trainer on so many threads.</param>
internal sealed record Candidate(string Name, Func<int, ITrainer> TrainerFor)
{
    public const string Logistic = "logistic regression";

    private const int MinSamples = 20;

    /// <summary>
    /// Settings that between them win on small and large tables: from a few shallow trees, for effects that mostly add up, to many deep ones.
    /// </summary>
    /// <param name="monotone">As in <see cref="BoosterOptions.Monotone"/>.</param>
    public static IReadOnlyList<Candidate> All(IReadOnlyList<int> monotone) =>
    [
        new(Logistic, _ => new LogisticTrainer(monotone)),
        Trees(2, 300, 0.1, monotone),
        Trees(4, 150, 0.08, monotone),
        Trees(8, 150, 0.05, monotone),
        Trees(8, 400, 0.05, monotone),
        Trees(16, 200, 0.05, monotone),
        Trees(31, 100, 0.1, monotone),
    ];

    private static Candidate Trees(int leaves, int rounds, double rate, IReadOnlyList<int> monotone) => new(
        FormattableString.Invariant($"{rounds} trees of {leaves} leaves, rate {rate}"),
        threads => new BoostingTrainer(new BoosterOptions
        {
            MaxLeaves = leaves,
            Rounds = rounds,
            LearningRate = rate,
            MinSamplesPerLeaf = MinSamples,
            Monotone = monotone,
            MaxThreads = threads,
        }));
}
