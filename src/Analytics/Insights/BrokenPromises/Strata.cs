using Analytics.Statistics;

namespace Analytics.Insights.BrokenPromises;

/// <summary>Segment and contract of each customer: columns of the model of hazards, and what matched customers share exactly.</summary>
internal sealed class Strata
{
    /// <summary>Beyond so many the rarest count as one.</summary>
    private const int MostValues = 12;

    private readonly int[] _segments;
    private readonly int[] _contracts;
    private readonly int _segmentCount;

    public Strata(IReadOnlyList<CustomerLine> lines)
    {
        (_segments, _segmentCount) = Codes(lines, line => line.Segment);
        (_contracts, var contractCount) = Codes(lines, line => line.Contract);
        Columns = Math.Max(0, _segmentCount - 1) + Math.Max(0, contractCount - 1);
    }

    /// <summary>One a value but the most frequent.</summary>
    public int Columns { get; }

    /// <summary>Equal for customers of the same segment and contract.</summary>
    public int Of(int customer) => (_contracts[customer] * _segmentCount) + _segments[customer];

    public void Add(SparseRows rows, int column, int customer)
    {
        if (_segments[customer] > 0) rows.Add(column + _segments[customer] - 1, 1);
        if (_contracts[customer] > 0) rows.Add(column + Math.Max(0, _segmentCount - 1) + _contracts[customer] - 1, 1);
    }

    /// <summary>0 for the most frequent value; unknown is a value.</summary>
    private static (int[] Codes, int Count) Codes(IReadOnlyList<CustomerLine> lines, Func<CustomerLine, string?> value)
    {
        var frequent = lines.GroupBy(line => value(line) ?? "").OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).ToList();
        var codes = frequent.Select((text, index) => (text, index)).ToDictionary(pair => pair.text, pair => Math.Min(pair.index, MostValues - 1), StringComparer.Ordinal);
        return ([.. lines.Select(line => codes[value(line) ?? ""])], Math.Min(frequent.Count, MostValues));
    }
}
