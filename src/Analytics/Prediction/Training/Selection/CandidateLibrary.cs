using Analytics.Boosting;
using Analytics.Prediction.Engines;

namespace Analytics.Prediction.Training.Selection;

/// <summary>What there is to choose from, the simpler first.</summary>
/// <param name="monotone">As in <see cref="BoosterOptions.Monotone"/>.</param>
internal sealed class CandidateLibrary(IReadOnlyList<int> monotone)
{
    private const int MinSamples = 20;
    private const int MostLeaves = 32;
    private const int MostRounds = 800;

    /// <summary>The rate that <see cref="MostRounds"/> go with; at a higher one there are fewer in proportion.</summary>
    private const double LowestRate = 0.05;

    /// <summary>Rounds at the lowest rate without a smaller loss after which a training is over.</summary>
    private const int Patience = 50;

    /// <summary>What of the most a training may come to it usually does.</summary>
    private const double UsualShare = 0.5;

    private static readonly double[] Rates = [LowestRate, 0.1, 0.2];

    /// <summary>
    /// Settings that between them win on small and large tables: logistic regression where effects are straight lines, stumps where they add
    /// up, few or many leaves where they do not; on all of the samples and columns, and on parts drawn for every tree, which generalises better
    /// where samples are few. At the lowest rate that the budget allows; where it allows none, fewer of them.
    /// </summary>
    /// <param name="training">Samples of one training.</param>
    /// <param name="folds">Trainings of each.</param>
    /// <param name="budget">Work for all of them.</param>
    public IReadOnlyList<Candidate> For(LabelledSamples training, int folds, long budget)
    {
        foreach (var rate in Rates)
        {
            var all = All(rate);
            if (all.Sum(candidate => candidate.EstimatedWork(training)) * folds * UsualShare <= budget) return all;
        }
        return [Logistic, Stumps(Rates[^1]), Sampled(Trees(8, Rates[^1])), Trees(16, Rates[^1])];
    }

    /// <summary>Settings next to some that did well: another depth, more or less held back, or slower.</summary>
    public static IEnumerable<TreesCandidate> Near(TreesCandidate best)
    {
        var options = best.Options;
        if (options.L2 < 1) yield return new TreesCandidate(options with { L2 = 5 });
        if (options.MinSamplesPerLeaf == MinSamples) yield return new TreesCandidate(options with { MinSamplesPerLeaf = 5 });
        if (options.MaxLeaves >= 8 && options.MaxDepth >= options.MaxLeaves) yield return new TreesCandidate(options with { MaxDepth = (int)Math.Log2(options.MaxLeaves) + 1 });
        if (options.MaxLeaves == MostLeaves) yield return new TreesCandidate(options with { MaxLeaves = 2 * MostLeaves });
        if (options.LearningRate > LowestRate / 2)
        {
            yield return new TreesCandidate(options with
            {
                LearningRate = options.LearningRate / 2,
                Rounds = 2 * options.Rounds,
                EarlyStoppingRounds = 2 * options.EarlyStoppingRounds,
            });
        }
    }

    private Candidate Logistic => new(Candidate.Logistic, _ => new LogisticTrainer(monotone));

    private List<Candidate> All(double rate) =>
    [
        Logistic,
        Stumps(rate),
        .. new[] { 4, 8, 16, MostLeaves }.SelectMany(leaves => new[] { Sampled(Trees(leaves, rate)), Trees(leaves, rate) }),
    ];

    /// <summary>Each does so little that it takes more of them, which cost little, and a higher rate does no harm.</summary>
    private TreesCandidate Stumps(double rate) => new(Trees(2, rate).Options with { LearningRate = Math.Min(1, 2 * rate) });

    private TreesCandidate Trees(int leaves, double rate) => new(new BoosterOptions
    {
        MaxLeaves = leaves,
        LearningRate = rate,
        Rounds = (int)(MostRounds * LowestRate / rate),
        EarlyStoppingRounds = (int)(Patience * LowestRate / rate),
        MinSamplesPerLeaf = MinSamples,
        Monotone = monotone,
        Seed = leaves,
    });

    private static TreesCandidate Sampled(TreesCandidate candidate) => new(candidate.Options with { RowShare = 0.7, ColumnShare = 0.5 });
}
