using System.Globalization;
using System.Runtime.InteropServices;
using Analytics.Exports.Values;

namespace Analytics.Exports.Quality;

/// <summary>Counts the values of a field; those beyond a few dozen different ones together.</summary>
internal sealed class SpreadCounter
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private RatingCounts? _ratings;
    private long _present;

    public void Add(string value) => Add(value, 1);

    // Ratings moved from other scales lie between the answers of their own: to the nearest half they are as many.
    public void Add(double rating) =>
        (_ratings ??= new RatingCounts()).Add((int)rating == rating ? rating : Math.Round(rating * 2, MidpointRounding.AwayFromZero) / 2);

    /// <summary>How the values are spread; asked for once, when all are counted.</summary>
    public FieldSpread Build()
    {
        foreach (var (rating, count) in _ratings?.Sorted() ?? []) Add(rating.ToString(CultureInfo.InvariantCulture), count);
        return new FieldSpread(_present, _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary());
    }

    private void Add(string value, long count)
    {
        _present += count;
        if (_counts.Count >= FieldSpread.MostValues && !_counts.ContainsKey(value)) value = FieldSpread.Other;
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, value, out _) += count;
    }
}
