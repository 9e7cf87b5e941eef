namespace Analytics.Evaluation;

/// <summary>
/// AUC of the same scores under ever new weights of the samples, in one pass each: the order is found once. With folds it is the
/// mean of the folds that have both classes, as scores of models of different folds need not be comparable.
/// </summary>
internal sealed class ResampledAuc
{
    private readonly int[] _order;
    private readonly bool[] _isPositive;
    private readonly bool[] _endsGroup;
    private readonly bool[] _endsFold;

    /// <param name="scores">One a sample.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <param name="folds">One a sample, or empty to pool all samples.</param>
    public ResampledAuc(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels, ReadOnlySpan<int> folds)
    {
        if (scores.Length != labels.Length) throw new ArgumentException("There must be one label a score.", nameof(labels));
        if (!folds.IsEmpty && folds.Length != labels.Length) throw new ArgumentException("There must be one fold a score.", nameof(folds));
        var keys = new (int Fold, double Score)[scores.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = (folds.IsEmpty ? 0 : folds[i], scores[i]);
        _order = new int[keys.Length];
        for (var i = 0; i < _order.Length; i++) _order[i] = i;
        Array.Sort(keys, _order);
        _isPositive = new bool[keys.Length];
        _endsGroup = new bool[keys.Length];
        _endsFold = new bool[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            _isPositive[i] = labels[_order[i]] != 0;
            _endsFold[i] = i + 1 == keys.Length || keys[i + 1].Fold != keys[i].Fold;
            _endsGroup[i] = _endsFold[i] || keys[i + 1].Score != keys[i].Score;
        }
    }

    /// <param name="weights">How often each sample counts.</param>
    /// <returns><c>null</c> if no fold has both classes.</returns>
    public double? Of(ReadOnlySpan<int> weights)
    {
        double sum = 0;
        var foldCount = 0;
        long negatives = 0, positives = 0, groupNegatives = 0, groupPositives = 0;
        // Twice the pairs won, so that ties count half without fractions.
        double won = 0;
        for (var i = 0; i < _order.Length; i++)
        {
            var weight = weights[_order[i]];
            if (_isPositive[i]) groupPositives += weight;
            else groupNegatives += weight;
            if (!_endsGroup[i]) continue;
            won += (double)groupPositives * ((2 * negatives) + groupNegatives);
            negatives += groupNegatives;
            positives += groupPositives;
            groupNegatives = groupPositives = 0;
            if (!_endsFold[i]) continue;
            if (negatives > 0 && positives > 0)
            {
                sum += won / (2.0 * negatives * positives);
                foldCount++;
            }
            (negatives, positives, won) = (0, 0, 0);
        }
        return foldCount == 0 ? null : sum / foldCount;
    }
}
