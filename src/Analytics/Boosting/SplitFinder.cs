using System.Runtime.CompilerServices;
using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>Finds the best split of a node by one column, from the column's histogram. Several threads may use it at once.</summary>
internal sealed class SplitFinder(BinnedMatrix samples, BoosterOptions options, SplitRules rules)
{
    /// <summary>
    /// Null when no allowed split gains enough. Whether both sides have enough samples is judged by their hessians only: it may turn out that
    /// there are too few.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SplitCandidate? Find(int columnIndex, GrowingNode node, ReadOnlySpan<GradientSums> histogram)
    {
        if (samples.Columns[columnIndex] is BinnedCategoryColumn)
            return FindByCategories(node, histogram, counts: []);
        return options.MonotoneOf(columnIndex) == 0 && node.Bounds == ValueBounds.None
            ? ScanKernel.Find(rules, node, histogram, options.UsePlainKernels)
            : FindByThreshold(columnIndex, node, histogram, counts: []);
    }

    /// <summary>The same, with the number of samples in each bin.</summary>
    public SplitCandidate? FindCounted(int columnIndex, GrowingNode node, ReadOnlySpan<GradientSums> histogram, ReadOnlySpan<int> counts) =>
        samples.Columns[columnIndex] is BinnedCategoryColumn
            ? FindByCategories(node, histogram, counts)
            : FindByThreshold(columnIndex, node, histogram, counts);

    /// <summary>A found candidate with all that follows from it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Split ToSplit(int columnIndex, SplitCandidate candidate, GrowingNode node, ReadOnlySpan<GradientSums> histogram)
    {
        var isCategorical = samples.Columns[columnIndex] is BinnedCategoryColumn;
        var position = candidate.Position;
        // Where only the missing values are parted from the others, values that no sample of the node has belong to the others as well.
        if (candidate.PartsMissing && !isCategorical)
            position = histogram.Length - 2;
        var (goesLeft, undecided) = isCategorical
            ? DivideCategories(candidate, histogram)
            : DivideValues(position, candidate.MissingGoesLeft, histogram);
        var right = node.Sums - candidate.Left;
        return new Split(
            candidate.Gain,
            columnIndex,
            position,
            goesLeft,
            undecided,
            candidate.PartsMissing ? 0 : options.MonotoneOf(columnIndex),
            candidate.Left,
            right,
            rules.LeafValue(candidate.Left, node.Bounds),
            rules.LeafValue(right, node.Bounds));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private SplitCandidate? FindByThreshold(
        int columnIndex, GrowingNode node, ReadOnlySpan<GradientSums> histogram, ReadOnlySpan<int> counts)
    {
        int? missingCount = counts.IsEmpty ? null : counts[^1];
        var scan = new SplitScan(rules, node, histogram[^1], missingCount, options.MonotoneOf(columnIndex));
        for (var bin = 0; bin < histogram.Length - 1; bin++)
            scan.MoveLeft(bin, histogram[bin], counts.IsEmpty ? 0 : counts[bin]);
        return scan.Best;
    }

    /// <summary>
    /// Once categories are ordered by gradient / hessian, the best way to part them is into a first and a last stretch (Fisher 1958), so
    /// they are scanned in that order as bins of values are in theirs.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private SplitCandidate? FindByCategories(GrowingNode node, ReadOnlySpan<GradientSums> histogram, ReadOnlySpan<int> counts)
    {
        Span<(double Key, int Bin)> ranking = stackalloc (double, int)[histogram.Length];
        ranking = RankCategories(histogram[..^1], ranking);
        int? missingCount = counts.IsEmpty ? null : counts[^1];
        var scan = new SplitScan(rules, node, histogram[^1], missingCount, monotone: 0, SplitRules.GainByChance(ranking.Length));
        for (var rank = 0; rank < ranking.Length; rank++)
            scan.MoveLeft(rank, histogram[ranking[rank].Bin], counts.IsEmpty ? 0 : counts[ranking[rank].Bin]);
        return scan.Best;
    }

    private static (BinSet GoesLeft, BinSet Undecided) DivideValues(
        int lastLeftBin, bool missingGoesLeft, ReadOnlySpan<GradientSums> histogram)
    {
        var (goesLeft, undecided) = (default(BinSet), default(BinSet));
        for (var bin = 0; bin <= lastLeftBin; bin++)
            goesLeft.Add(bin);
        if (histogram[^1].IsEmpty)
            undecided.Add(histogram.Length - 1);
        else if (missingGoesLeft)
            goesLeft.Add(histogram.Length - 1);
        return (goesLeft, undecided);
    }

    private (BinSet GoesLeft, BinSet Undecided) DivideCategories(SplitCandidate candidate, ReadOnlySpan<GradientSums> histogram)
    {
        Span<(double Key, int Bin)> ranking = stackalloc (double, int)[histogram.Length];
        ranking = RankCategories(histogram[..^1], ranking);
        var (goesLeft, unseen) = (default(BinSet), default(BinSet));
        foreach (var (_, bin) in ranking[..(candidate.Position + 1)])
            goesLeft.Add(bin);
        // A category that no sample of the node has is as good as unseen: it goes where the missing values go.
        unseen.Add(histogram.Length - 1);
        for (var bin = 0; bin < histogram.Length - 1; bin++)
        {
            if (histogram[bin].IsEmpty)
                unseen.Add(bin);
        }

        if (histogram[^1].IsEmpty)
            return (goesLeft, unseen);
        return (candidate.MissingGoesLeft ? goesLeft | unseen : goesLeft, default);
    }

    /// <summary>The bins that have samples, ascending by smoothed gradient / hessian, then by number.</summary>
    private Span<(double Key, int Bin)> RankCategories(ReadOnlySpan<GradientSums> bins, Span<(double Key, int Bin)> ranking)
    {
        // In units; the factor that makes numbers of them is the same for all keys.
        var smoothing = options.CategorySmoothing * rules.UnitsPerHessian;
        var present = 0;
        for (var bin = 0; bin < bins.Length; bin++)
        {
            if (!bins[bin].IsEmpty)
                ranking[present++] = (bins[bin].Gradient / (bins[bin].Hessian + smoothing), bin);
        }

        ranking = ranking[..present];
        ranking.Sort();
        return ranking;
    }
}
