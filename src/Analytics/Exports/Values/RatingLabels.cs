namespace Analytics.Exports.Values;

/// <summary>What the labels beside numbers tell: <c>10 - Extremely likely</c> is the top of a scale even if nobody answers the other end.</summary>
internal sealed class RatingLabels
{
    private const int MaxDistinct = 128;

    // Words of the middle lean to neither side.
    private const double LeastLean = 0.25;

    private readonly Dictionary<double, RatingWordPlace> _byValue = [];

    public void Add(double value, RatingWordPlace word)
    {
        if (_byValue.Count < MaxDistinct) _byValue.TryAdd(value, word);
    }

    /// <summary>Lower numbers are better answers.</summary>
    public bool IsReversed
    {
        get
        {
            var good = _byValue.Where(pair => pair.Value.Place > LeastLean).Select(pair => pair.Key).ToList();
            var bad = _byValue.Where(pair => pair.Value.Place < -LeastLean).Select(pair => pair.Key).ToList();
            return good.Count > 0 && bad.Count > 0 && good.Max() < bad.Min();
        }
    }

    /// <summary>The lowest number, if its label is an end of its words.</summary>
    public double? Low(IReadOnlyList<(double Value, long Count)> answers) => End(answers[0].Value, IsReversed ? 1 : -1);

    /// <summary>The highest number, if its label is an end of its words.</summary>
    public double? High(IReadOnlyList<(double Value, long Count)> answers) => End(answers[^1].Value, IsReversed ? -1 : 1);

    private double? End(double value, int side) =>
        _byValue.TryGetValue(value, out var word) && word.IsEnd && Math.Sign(word.Place) == side && Math.Abs(word.Place) > LeastLean ? value : null;
}
