using System.Globalization;
using System.Runtime.InteropServices;
using Analytics.Exports.Values;

namespace Analytics.Exports.Quality;

/// <summary>Counts the values of a field; those beyond a few dozen different ones together.</summary>
internal sealed class SpreadCounter
{
    private const int Recent = 16;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly (string Value, long Count)[] _recent = new (string, long)[Recent];
    private RatingCounts? _ratings;
    private int _next;
    private long _present;

    public void Add(string value)
    {
        // Readers give one text for the same words in many rows.
        for (var index = 0; index < _recent.Length; index++)
        {
            if (!ReferenceEquals(_recent[index].Value, value)) continue;
            _recent[index].Count++;
            return;
        }
        Add(value, 1);
        ref var place = ref _recent[_next];
        if (place.Count > 0) Add(place.Value, place.Count);
        place = (value, 0);
        _next = (_next + 1) % _recent.Length;
    }

    public void Add(double rating)
    {
        _ratings ??= new RatingCounts();
        // Ratings moved from other scales lie between the answers of their own: to the nearest half they are as many.
        if (!_ratings.TryAddWhole(rating)) _ratings.Add(Math.Round(rating * 2, MidpointRounding.AwayFromZero) / 2);
    }

    /// <summary>How the values are spread; asked for once, when all are counted.</summary>
    public FieldSpread Build()
    {
        foreach (var (value, count) in _recent)
        {
            if (count > 0) Add(value, count);
        }
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
