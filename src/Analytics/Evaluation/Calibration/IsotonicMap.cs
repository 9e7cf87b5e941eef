namespace Analytics.Evaluation.Calibration;

/// <summary>
/// Any rising curve (Zadrozny and Elkan 2002): the pooled blocks of the labels, joined by straight lines between their centres, so that
/// within them the order is kept; flat before the first centre and after the last.
/// </summary>
public sealed record IsotonicMap : CalibrationMap
{
    private readonly double[] _from;
    private readonly double[] _to;

    /// <param name="points">At least one, rising strictly in both, within 0 and 1.</param>
    public IsotonicMap(IReadOnlyList<CalibrationPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0) throw new ArgumentException("A map needs a point.", nameof(points));
        for (var i = 0; i < points.Count; i++)
        {
            Require(points[i].From is >= 0 and <= 1 && (i == 0 || points[i].From > points[i - 1].From), points[i].From, nameof(points));
            Require(points[i].To is >= 0 and <= 1 && (i == 0 || points[i].To > points[i - 1].To), points[i].To, nameof(points));
        }
        Points = [.. points];
        _from = [.. points.Select(point => point.From)];
        _to = [.. points.Select(point => point.To)];
    }

    public IReadOnlyList<CalibrationPoint> Points { get; }

    public override double Apply(double probability)
    {
        var found = Array.BinarySearch(_from, probability);
        if (found >= 0) return _to[found];
        var above = ~found;
        if (above == 0) return _to[0];
        if (above == _from.Length) return _to[^1];
        var part = (probability - _from[above - 1]) / (_from[above] - _from[above - 1]);
        // Rounding must not lift a point over the next one.
        return Math.Min(_to[above], _to[above - 1] + (part * (_to[above] - _to[above - 1])));
    }

    /// <summary>Equal when all points are.</summary>
    public bool Equals(IsotonicMap? other) => other is not null && Points.SequenceEqual(other.Points);

    public override int GetHashCode() => HashCode.Combine(Points.Count, Points[0], Points[^1]);

    /// <param name="probabilities">One a sample, of models that have not seen it.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <returns><c>null</c> if nothing rises.</returns>
    public static IsotonicMap? TryFit(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels)
    {
        var blocks = PooledBlock.Pool(probabilities, labels);
        if (blocks.Count < 2) return null;
        // A block of one class promises nothing for certain: one more sample, half of each class, is added to it.
        var points = new List<CalibrationPoint>();
        foreach (var block in blocks)
        {
            var share = block.Share is > 0 and < 1 ? block.Share : ((block.Share * block.Count) + 0.5) / (block.Count + 1);
            // The added sample can carry a short end past its neighbour, which then stands for both; centres can meet by rounding.
            var rises = points.Count == 0 || (share > points[^1].To && block.Probability > points[^1].From);
            if (rises) points.Add(new CalibrationPoint(block.Probability, share));
            else if (points.Count == 1 && block.Share < 1) points[0] = new CalibrationPoint(block.Probability, share);
        }
        return points.Count < 2 ? null : new IsotonicMap(points);
    }
}
