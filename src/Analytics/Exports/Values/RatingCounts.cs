namespace Analytics.Exports.Values;

/// <summary>How often each number occurs among ratings. Bounded: past so many different numbers it is no rating, and further ones are only counted.</summary>
internal sealed class RatingCounts
{
    private const int MaxDistinct = 1024;
    private const int Lowest = -10;
    private const int Highest = 100;

    private readonly long[] _whole = new long[Highest - Lowest + 1];
    private readonly Dictionary<double, long> _others = [];

    /// <summary>Numbers beyond the bound.</summary>
    public long Uncounted { get; private set; }

    /// <param name="digit">0 to 9.</param>
    /// <param name="count">How often it occurs.</param>
    public void Add(int digit, long count) => _whole[digit - Lowest] += count;

    /// <returns>Whether it is whole and common; if not it was not added.</returns>
    public bool TryAddWhole(double value)
    {
        var whole = (int)value;
        if (whole != value || whole is < Lowest or > Highest) return false;
        _whole[whole - Lowest]++;
        return true;
    }

    public void Add(double value)
    {
        if (TryAddWhole(value)) return;
        if (_others.TryGetValue(value, out var count)) _others[value] = count + 1;
        else if (_others.Count < MaxDistinct) _others.Add(value, 1);
        else Uncounted++;
    }

    /// <summary>Each number and its count, lowest first.</summary>
    public List<(double Value, long Count)> Sorted()
    {
        var sorted = _others.Select(pair => (pair.Key, pair.Value)).ToList();
        for (var index = 0; index < _whole.Length; index++)
        {
            if (_whole[index] > 0) sorted.Add((index + Lowest, _whole[index]));
        }
        sorted.Sort();
        return sorted;
    }
}
