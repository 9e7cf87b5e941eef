namespace Analytics.Boosting;

/// <summary>Finds the best split of a node by one column, from the column's histogram.</summary>
internal sealed class SplitFinder(BinnedMatrix samples, BoosterOptions options)
{
    private readonly SplitRules _rules = new(options);

    /// <summary>Null when no allowed split gains enough. May be called for several columns at once.</summary>
    public Split? Find(int columnIndex, GrowingNode node, ReadOnlySpan<GradientSums> histogram) =>
        samples.Columns[columnIndex] is BinnedCategoryColumn
            ? FindByCategories(columnIndex, node, histogram)
            : FindByThreshold(columnIndex, node, histogram);

    private Split? FindByThreshold(int columnIndex, GrowingNode node, ReadOnlySpan<GradientSums> histogram)
    {
        var scan = new SplitScan(_rules, node, missing: histogram[^1], options.MonotoneOf(columnIndex));
        for (var bin = 0; bin < histogram.Length - 1; bin++)
            scan.MoveLeft(bin, histogram[bin]);
        if (scan.BestPosition is not { } lastLeftBin)
            return null;

        // Where only the missing values are parted from the others, values that no sample of the node has belong to the others as well.
        if (scan.BestPartsMissing)
            lastLeftBin = histogram.Length - 2;
        var goesLeft = new bool[histogram.Length];
        goesLeft.AsSpan(0, lastLeftBin + 1).Fill(true);
        goesLeft[^1] = scan.BestMissingGoesLeft;
        return ToSplit(columnIndex, node, scan, lastLeftBin, goesLeft);
    }

    /// <summary>
    /// Once categories are ordered by gradient / hessian, the best way to part them is into a first and a last stretch (Fisher 1958), so
    /// they are scanned in that order as bins of values are in theirs.
    /// </summary>
    private Split? FindByCategories(int columnIndex, GrowingNode node, ReadOnlySpan<GradientSums> histogram)
    {
        var ranking = RankCategories(histogram[..^1]);
        var scan = new SplitScan(_rules, node, missing: histogram[^1], monotone: 0, SplitRules.GainByChance(ranking.Length));
        for (var rank = 0; rank < ranking.Length; rank++)
            scan.MoveLeft(rank, histogram[ranking[rank].Bin]);
        if (scan.BestPosition is not { } lastLeftRank)
            return null;

        // A category that no sample of the node has is as good as unseen: it goes where the missing values go.
        var goesLeft = new bool[histogram.Length];
        Array.Fill(goesLeft, scan.BestMissingGoesLeft);
        for (var rank = 0; rank < ranking.Length; rank++)
            goesLeft[ranking[rank].Bin] = rank <= lastLeftRank;
        return ToSplit(columnIndex, node, scan, lastLeftRank, goesLeft);
    }

    /// <summary>The bins that have samples, ascending by smoothed gradient / hessian, then by number.</summary>
    private (double Key, int Bin)[] RankCategories(ReadOnlySpan<GradientSums> bins)
    {
        var ranking = new (double Key, int Bin)[bins.Length];
        var present = 0;
        for (var bin = 0; bin < bins.Length; bin++)
        {
            if (bins[bin].Count > 0)
                ranking[present++] = (bins[bin].Gradient / (bins[bin].Hessian + options.CategorySmoothing), bin);
        }

        Array.Resize(ref ranking, present);
        Array.Sort(ranking);
        return ranking;
    }

    private Split ToSplit(int columnIndex, GrowingNode node, in SplitScan scan, int position, bool[] goesLeft)
    {
        var right = node.Sums - scan.BestLeft;
        return new Split(
            scan.BestGain,
            columnIndex,
            position,
            goesLeft,
            scan.BestMonotone,
            scan.BestLeft,
            right,
            _rules.LeafValue(scan.BestLeft, node.Bounds),
            _rules.LeafValue(right, node.Bounds));
    }
}
