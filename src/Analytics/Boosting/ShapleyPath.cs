namespace Analytics.Boosting;

/// <summary>
/// The way from a tree's root to the node a walk stands at, with what <see cref="TreeShapley"/> multiplies along it. For every column j
/// of the path and every point t of the rule it keeps the factor f(j, t) = unknown(j)·(1 - t) + known(j)·t, and for every edge the
/// product of all columns' factors up to there.
/// </summary>
internal ref struct ShapleyPath
{
    // A smaller chance is none: it changes no sum of leaf values, and factors made of it could underflow to 0 and be divided by.
    private const double NegligibleShare = 1e-100;

    private readonly ReadOnlySpan<double> _points;
    private readonly Span<ShapleyEdge> _edges;

    // A row of one place a point for each edge.
    private readonly Span<double> _factors;

    // The same with a row more: the first holds the rule's weights, row k + 1 the weights times the factors of edges 0..k.
    private readonly Span<double> _products;

    /// <param name="rule">The rule whose points the factors are computed for.</param>
    /// <param name="edges">A place for every edge of the longest path.</param>
    /// <param name="numbers">As many as <see cref="NumberCount"/> says.</param>
    public ShapleyPath(GaussLegendreRule rule, Span<ShapleyEdge> edges, Span<double> numbers)
    {
        _points = rule.Points;
        _edges = edges;
        _factors = numbers[..(edges.Length * _points.Length)];
        _products = numbers[_factors.Length..];
        rule.Weights.CopyTo(_products);
    }

    /// <summary>The edges between the root and where the walk stands.</summary>
    public int Length { get; private set; }

    public readonly bool EndsRight => _edges[Length - 1].IsRight;

    /// <summary>Whether nothing below can contribute: neither the value nor chance gets past the last edge.</summary>
    public readonly bool IsDead => Length > 0 && _edges[Length - 1] is { UnknownShare: 0, KnownShare: 0 };

    public static int NumberCount(int edgeCount, int pointCount) => (2 * edgeCount + 1) * pointCount;

    /// <summary>Goes down one edge.</summary>
    /// <param name="nodes">The tree.</param>
    /// <param name="splitIndex">The split the walk stands at.</param>
    /// <param name="toRight">Which child it goes to.</param>
    /// <param name="sample">One value a column.</param>
    public void Push(ReadOnlySpan<TreeNode> nodes, int splitIndex, bool toRight, ReadOnlySpan<float> sample)
    {
        ref readonly var split = ref nodes[splitIndex];
        ref var edge = ref _edges[Length];
        edge.SplitIndex = splitIndex;
        edge.IsRight = toRight;
        edge.ColumnIndex = split.ColumnIndex;
        edge.UnknownShare = nodes[toRight ? split.RightIndex : split.LeftIndex].Cover / split.Cover;
        edge.KnownShare = split.SendsLeft(sample[split.ColumnIndex]) == toRight ? 0 : 1;
        edge.EarlierIndex = FindLast(split.ColumnIndex);
        edge.IsSuperseded = false;
        if (edge.EarlierIndex >= 0)
        {
            ref var earlier = ref _edges[edge.EarlierIndex];
            earlier.IsSuperseded = true;
            edge.UnknownShare *= earlier.UnknownShare;
            edge.KnownShare *= earlier.KnownShare;
        }

        if (edge.UnknownShare < NegligibleShare)
            edge.UnknownShare = 0;
        Multiply(edge);
        Length++;
    }

    /// <summary>Goes back up one edge.</summary>
    /// <returns>The split the walk then stands at.</returns>
    public int Pop()
    {
        ref readonly var edge = ref _edges[--Length];
        if (edge.EarlierIndex >= 0)
            _edges[edge.EarlierIndex].IsSuperseded = false;
        return edge.SplitIndex;
    }

    /// <summary>Adds what a leaf at the end of the path contributes to the columns of the path.</summary>
    public readonly void AddLeaf(double value, Span<double> perColumn)
    {
        var products = _products.Slice(Length * _points.Length, _points.Length);
        for (var index = Length - 1; index >= 0; index--)
        {
            ref readonly var edge = ref _edges[index];
            if (edge.IsSuperseded)
                continue;
            var factors = _factors.Slice(index * _points.Length, _points.Length);
            var integral = 0.0;
            for (var point = 0; point < products.Length; point++)
                integral += products[point] / factors[point];
            perColumn[edge.ColumnIndex] += value * (edge.KnownShare - edge.UnknownShare) * integral;
        }
    }

    private readonly int FindLast(int columnIndex)
    {
        for (var index = Length - 1; index >= 0; index--)
        {
            if (_edges[index].ColumnIndex == columnIndex)
                return index;
        }

        return -1;
    }

    private readonly void Multiply(in ShapleyEdge edge)
    {
        var pointCount = _points.Length;
        var factors = _factors.Slice(Length * pointCount, pointCount);
        var before = _products.Slice(Length * pointCount, pointCount);
        var after = _products.Slice((Length + 1) * pointCount, pointCount);
        for (var point = 0; point < pointCount; point++)
        {
            factors[point] = edge.UnknownShare * (1 - _points[point]) + edge.KnownShare * _points[point];
            after[point] = before[point] * factors[point];
        }

        if (edge.EarlierIndex < 0)
            return;
        var replaced = _factors.Slice(edge.EarlierIndex * pointCount, pointCount);
        for (var point = 0; point < pointCount; point++)
            after[point] /= replaced[point];
    }
}
