namespace Analytics.Boosting;

/// <summary>What holds for one tree: its rules, and the columns it may ask about.</summary>
internal sealed class TreeRules
{
    private readonly bool[]? _usesColumn;

    /// <param name="samples">The binned columns.</param>
    /// <param name="options">The options of training.</param>
    /// <param name="splits">The rules of the tree's splits.</param>
    /// <param name="usesColumn">For each column whether the tree may ask about it; null for all.</param>
    public TreeRules(BinnedMatrix samples, BoosterOptions options, SplitRules splits, bool[]? usesColumn)
    {
        Splits = splits;
        Finder = new SplitFinder(samples, options, splits);
        _usesColumn = usesColumn;
    }

    public SplitRules Splits { get; }

    public SplitFinder Finder { get; }

    public bool UsesColumn(int columnIndex) => _usesColumn is null || _usesColumn[columnIndex];
}
