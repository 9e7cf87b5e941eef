using System.Globalization;
using System.Text;
using Analytics.Boosting;
using Analytics.Prediction.Engines;

namespace Analytics.Prediction.Training.Selection;

/// <summary>Boosted trees with settings, of which the data chooses the number as well.</summary>
internal sealed record TreesCandidate : Candidate
{
    public TreesCandidate(BoosterOptions options)
        : base($"trees of {Describe(options)}", threads => new BoostingTrainer(options with { MaxThreads = threads })) => Options = options;

    /// <summary>With the most rounds that are tried, and the patience with which they are.</summary>
    public BoosterOptions Options { get; }

    public override HeldPath Follow(LabelledSamples training, LabelledSamples held, CancellationToken cancellationToken)
    {
        // Where few groups hold all samples, a fold may have none: it has no say.
        if (held.Count == 0) return HeldPath.Of([], [], 0);
        var booster = new GradientBooster(Options with { MaxThreads = 1 });
        var path = booster.TrainPath(training.Matrix, training.Labels, [], new ValidationSamples(held.Matrix, held.Labels), null, cancellationToken);
        return new HeldPath(path.Losses, rounds => Scores(path.Model.WithRounds(rounds), held.Matrix), path.Work);
    }

    public override ITrainer TrainerWith(int steps, int threads) => new BoostingTrainer(Options with { Rounds = Math.Max(1, steps), MaxThreads = threads });

    public override string NameWith(int steps) => FormattableString.Invariant($"{Math.Max(1, steps)} {Name}");

    /// <summary>If no patience is lost, with samples that halve from level to level and columns of as many bins as there can be.</summary>
    public override long EstimatedWork(LabelledSamples training)
    {
        var columns = training.Matrix.Columns;
        var bins = columns.Sum(column => (long)(column.Kind == ColumnKind.Numeric ? Options.MaxBins : Math.Min(column.CategoryCount, Options.MaxBins)));
        var counted = training.Count * Options.RowShare * columns.Length * (1 + (0.5 * Math.Log2(Options.MaxLeaves)));
        return Options.Rounds * ((long)counted + (2 * bins * Options.MaxLeaves));
    }

    private static double[] Scores(BoostedTrees model, SampleMatrix samples)
    {
        var scores = new double[samples.SampleCount];
        model.RawScores(samples, scores);
        return scores;
    }

    /// <summary>Leaves and rate, and what differs from the usual.</summary>
    private static string Describe(BoosterOptions options)
    {
        var usual = new BoosterOptions();
        var text = new StringBuilder();
        text.Append(null, $"{options.MaxLeaves} leaves");
        if (options.MaxDepth < options.MaxLeaves - 1) text.Append(null, $", depth {options.MaxDepth}");
        text.Append(CultureInfo.InvariantCulture, $", rate {options.LearningRate}");
        if (options.RowShare < 1) text.Append(CultureInfo.InvariantCulture, $", {100 * options.RowShare} % of samples");
        if (options.ColumnShare < 1) text.Append(CultureInfo.InvariantCulture, $", {100 * options.ColumnShare} % of columns");
        if (options.L2 != usual.L2) text.Append(CultureInfo.InvariantCulture, $", L2 {options.L2}");
        if (options.MinSamplesPerLeaf != usual.MinSamplesPerLeaf) text.Append(CultureInfo.InvariantCulture, $", {options.MinSamplesPerLeaf} samples a leaf");
        return text.ToString();
    }
}
