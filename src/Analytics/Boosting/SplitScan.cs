using System.Runtime.CompilerServices;

namespace Analytics.Boosting;

/// <summary>
/// Moves a column's bins from the right side to the left, one after another, and remembers the best division on the way. Where the node
/// has missing values each division is tried with them on the right and on the left. It knows every rule there is; columns that need but a
/// few of them are scanned by <see cref="Kernels.ScanKernel"/>.
/// </summary>
internal ref struct SplitScan
{
    private readonly SplitRules _rules;
    private readonly GrowingNode _node;
    private readonly int _monotone;
    private readonly GradientSums _missing;
    private readonly int? _missingCount;
    private readonly double _gainByChance;
    private double _bestGain;
    private GradientSums _left;
    private int _leftCount;

    /// <param name="rules">What is allowed and what it is worth.</param>
    /// <param name="node">The node to divide.</param>
    /// <param name="missing">The sums of its samples whose value is missing.</param>
    /// <param name="missingCount">Their number; null where samples are not counted, and hessians tell whether a leaf has enough.</param>
    /// <param name="monotone">+1, -1 or 0: how the right side's leaf value has to stand to the left's.</param>
    /// <param name="gainByChance">
    /// What is taken off the gain of parting values, where their order was itself chosen by their gradients.
    /// </param>
    public SplitScan(
        SplitRules rules, GrowingNode node, GradientSums missing, int? missingCount, int monotone, double gainByChance = 0)
    {
        _rules = rules;
        _node = node;
        _monotone = monotone;
        _missing = missing;
        _missingCount = missingCount;
        _gainByChance = gainByChance;
        _bestGain = rules.GainToExceed(node);
    }

    /// <summary>The best division so far.</summary>
    public SplitCandidate? Best { get; private set; }

    /// <param name="position">The bin's place in the order of the scan.</param>
    /// <param name="bin">Its sums.</param>
    /// <param name="count">Its samples, where they are counted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MoveLeft(int position, GradientSums bin, int count)
    {
        // An empty bin divides the samples as the bin before it did.
        if (bin.IsEmpty)
            return;
        _left += bin;
        _leftCount += count;
        Consider(position, _left, _leftCount, missingGoesLeft: false);
        if (!_missing.IsEmpty)
            Consider(position, _left + _missing, _leftCount + (_missingCount ?? 0), missingGoesLeft: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Consider(int position, GradientSums left, int leftCount, bool missingGoesLeft)
    {
        var right = _node.Sums - left;
        if (!_rules.AllowsLeaf(left) || !_rules.AllowsLeaf(right))
            return;
        if (_missingCount is not null && Math.Min(leftCount, _node.SampleCount - leftCount) < _rules.MinSamplesPerLeaf)
            return;
        var partsMissing = !missingGoesLeft && !_missing.IsEmpty && right == _missing;
        var gain = _rules.Gain(left, right, _node);
        // Parting the missing values from all others has nothing to do with the order of those.
        if (!partsMissing)
        {
            if (_monotone != 0 && _monotone * (_rules.LeafValue(right, _node.Bounds) - _rules.LeafValue(left, _node.Bounds)) < 0)
                return;
            gain -= _gainByChance;
        }

        if (!(gain > _bestGain))
            return;
        _bestGain = gain;
        Best = new SplitCandidate(gain, position, missingGoesLeft, partsMissing, left);
    }
}
