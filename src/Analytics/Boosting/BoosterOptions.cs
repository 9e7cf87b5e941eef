using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>How a <see cref="GradientBooster"/> trains. The defaults suit some thousands of samples and a few dozen columns.</summary>
public sealed record BoosterOptions
{
    /// <summary>The most bins of a column, beside the one for missing values: a bin is stored in a byte.</summary>
    public const int LargestMaxBins = 255;

    /// <summary>Trees to grow, 1 to 100,000. Training ends earlier when no split improves the loss any more.</summary>
    public int Rounds { get; init; } = 150;

    /// <summary>Leaves of one tree, 2 to 65,536.</summary>
    public int MaxLeaves { get; init; } = 8;

    /// <summary>The most questions on the way from the root to a leaf, at least 1. By default only <see cref="MaxLeaves"/> limits it.</summary>
    public int MaxDepth { get; init; } = int.MaxValue;

    /// <summary>The share of a tree's leaf values that is added to the raw score, above 0 and at most 1.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>The fewest training samples in a leaf, at least 1. Samples are counted, whatever their weights.</summary>
    public int MinSamplesPerLeaf { get; init; } = 20;

    /// <summary>Bins of one column, 2 to 255; missing values have a further one.</summary>
    public int MaxBins { get; init; } = LargestMaxBins;

    /// <summary>
    /// λ, added to the sum of hessians wherever a leaf value or a gain is computed; at least 0, in units of sample weight.
    /// </summary>
    public double L2 { get; init; } = 0.1;

    /// <summary>What a split's gain, the decrease of the summed loss in nats, has to exceed; at least 0.</summary>
    public double MinGain { get; init; }

    /// <summary>
    /// Added to a category's sum of hessians when categories are ordered by gradient / hessian, so that the rare ones stand in the
    /// middle, not at the ends; at least 0, in units of sample weight.
    /// </summary>
    public double CategorySmoothing { get; init; } = 10;

    /// <summary>
    /// For each column +1 where the raw score must not fall as the value rises, -1 where it must not rise, 0 where it is free; empty when
    /// all are free. Numeric columns only; a missing value is free to stand anywhere.
    /// </summary>
    public IReadOnlyList<int> Monotone { get; init; } = [];

    /// <summary>
    /// The share of samples each tree is grown on, above 0 and at most 1; drawn anew, without replacement, for every tree.
    /// </summary>
    public double RowShare { get; init; } = 1;

    /// <summary>
    /// The share of columns each tree may ask about, above 0 and at most 1; at least one column, drawn anew for every tree. It is for
    /// accuracy: histograms are counted in full, so training gets only a little faster.
    /// </summary>
    public double ColumnShare { get; init; } = 1;

    /// <summary>Fixes the draws of <see cref="RowShare"/> and <see cref="ColumnShare"/>.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// With validation samples: training ends when their loss has not become smaller for so many rounds, and the model keeps the trees up to
    /// the best round. At least 1; without validation samples it has no effect.
    /// </summary>
    public int EarlyStoppingRounds { get; init; } = 30;

    /// <summary>Threads used in training, at least 1. The model has the same bytes whatever their number.</summary>
    public int MaxThreads { get; init; } = Environment.ProcessorCount;

    /// <summary>Leaves out the instructions that not all processors have, for tests: the model has the same bytes.</summary>
    internal bool UsePlainKernels { get; init; }

    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        RequireRange(Rounds, 1, 100_000);
        RequireRange(MaxLeaves, 2, 65_536);
        RequireRange(MaxDepth, 1, int.MaxValue);
        RequireRange(MinSamplesPerLeaf, 1, int.MaxValue);
        RequireRange(MaxBins, 2, LargestMaxBins);
        RequireRange(MaxThreads, 1, int.MaxValue);
        RequireRange(EarlyStoppingRounds, 1, int.MaxValue);
        RequireShare(LearningRate);
        RequireShare(RowShare);
        RequireShare(ColumnShare);
        RequireNotNegative(L2);
        RequireNotNegative(MinGain);
        RequireNotNegative(CategorySmoothing);
        ArgumentNullException.ThrowIfNull(Monotone);
        foreach (var direction in Monotone)
        {
            if (direction is not (-1 or 0 or 1))
                throw new ArgumentOutOfRangeException(nameof(Monotone), direction, "Expected -1, 0 or +1 for each column.");
        }
    }

    internal int MonotoneOf(int columnIndex) => Monotone.Count == 0 ? 0 : Monotone[columnIndex];

    private static void RequireRange(int value, int low, int high, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < low || value > high)
            throw new ArgumentOutOfRangeException(name, value, $"Expected {low} to {high}.");
    }

    private static void RequireShare(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0 && value <= 1))
            throw new ArgumentOutOfRangeException(name, value, "Expected a number above 0 and at most 1.");
    }

    private static void RequireNotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, "Expected a finite number of at least 0.");
    }
}
