namespace Analytics.Exports.Quality;

/// <summary>Counts the values of a field; those beyond a few dozen different ones together.</summary>
internal sealed class SpreadCounter
{
    private const int MostValues = 40;
    private const string Other = "other";

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long Present { get; private set; }

    public void Add(string value)
    {
        Present++;
        if (_counts.Count >= MostValues && !_counts.ContainsKey(value)) value = Other;
        _counts[value] = _counts.GetValueOrDefault(value) + 1;
    }

    public FieldSpread Build() => new(Present, _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary());
}
