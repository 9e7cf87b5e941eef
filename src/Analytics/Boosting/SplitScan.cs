namespace Analytics.Boosting;

/// <summary>
/// Moves a column's bins from the right side to the left, one after another, and remembers the best division on the way. Where the node
/// has missing values each division is tried with them on the right and on the left.
/// </summary>
internal ref struct SplitScan
{
    private readonly SplitRules _rules;
    private readonly ValueBounds _bounds;
    private readonly int _monotone;
    private readonly GradientSums _total;
    private readonly GradientSums _missing;
    private readonly double _nodeLossDecrease;
    private readonly double _gainByChance;
    private GradientSums _left;

    /// <param name="rules">What is allowed and what it is worth.</param>
    /// <param name="node">The node to divide.</param>
    /// <param name="missing">The sums of its samples whose value is missing.</param>
    /// <param name="monotone">+1, -1 or 0: how the right side's leaf value has to stand to the left's.</param>
    /// <param name="gainByChance">
    /// What is taken off the gain of parting values, where their order was itself chosen by their gradients.
    /// </param>
    public SplitScan(SplitRules rules, GrowingNode node, in GradientSums missing, int monotone, double gainByChance = 0)
    {
        _rules = rules;
        _bounds = node.Bounds;
        _monotone = monotone;
        _total = node.Sums;
        _missing = missing;
        _nodeLossDecrease = rules.LossDecrease(node.Sums, rules.LeafValue(node.Sums, node.Bounds));
        _gainByChance = gainByChance;
        BestGain = rules.GainToExceed(_nodeLossDecrease);
    }

    /// <summary>The gain of the best division so far; while none was found, what it has to exceed.</summary>
    public double BestGain { get; private set; }

    /// <summary>The position at which the best division was found, or null.</summary>
    public int? BestPosition { get; private set; }

    public GradientSums BestLeft { get; private set; }

    public bool BestMissingGoesLeft { get; private set; }

    /// <summary>Whether the best division has all values on the left and only the missing ones on the right.</summary>
    public bool BestPartsMissing { get; private set; }

    /// <summary>How the right side's values have to stand to the left's in the best division.</summary>
    public readonly int BestMonotone => BestPartsMissing ? 0 : _monotone;

    public void MoveLeft(int position, in GradientSums bin)
    {
        // An empty bin divides the samples as the bin before it did.
        if (bin.Count == 0)
            return;
        _left += bin;
        if (_missing.Count == 0)
        {
            // Nothing tells where missing values belong: they go with the larger child.
            Consider(position, _left, missingGoesLeft: _left.Count >= _total.Count - _left.Count);
            return;
        }

        Consider(position, _left, missingGoesLeft: false);
        Consider(position, _left + _missing, missingGoesLeft: true);
    }

    private void Consider(int position, in GradientSums left, bool missingGoesLeft)
    {
        var right = _total - left;
        if (!_rules.AllowsLeaf(left) || !_rules.AllowsLeaf(right))
            return;
        var partsMissing = !missingGoesLeft && right.Count == _missing.Count;
        var leftValue = _rules.LeafValue(left, _bounds);
        var rightValue = _rules.LeafValue(right, _bounds);
        var gain = _rules.LossDecrease(left, leftValue) + _rules.LossDecrease(right, rightValue) - _nodeLossDecrease;
        // Parting the missing values from all others has nothing to do with the order of those.
        if (!partsMissing)
        {
            if (_monotone * (rightValue - leftValue) < 0)
                return;
            gain -= _gainByChance;
        }

        if (!(gain > BestGain))
            return;
        BestGain = gain;
        BestPosition = position;
        BestLeft = left;
        BestMissingGoesLeft = missingGoesLeft;
        BestPartsMissing = partsMissing;
    }
}
