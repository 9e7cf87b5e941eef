using System.Text;
using System.Text.Json;

namespace Analytics.Exports.Formats;

/// <summary>The columns of rows that name their cells: the union of the names seen so far, in the order in which they were first seen.</summary>
internal sealed class JsonColumns
{
    private readonly int _maxColumns;
    private readonly List<string> _names;
    private readonly List<byte[]> _plainNames;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private int _expected;

    /// <param name="knownNames">Names seen before.</param>
    /// <param name="maxColumns">Columns that are read at most.</param>
    public JsonColumns(IReadOnlyList<string> knownNames, int maxColumns)
    {
        _maxColumns = maxColumns;
        _names = [.. knownNames];
        _plainNames = [.. knownNames.Select(Encoding.UTF8.GetBytes)];
        for (var index = 0; index < _names.Count; index++) _indexes.Add(_names[index], index);
    }

    public IReadOnlyList<string> Names => _names;

    public void StartRow() => _expected = 0;

    /// <summary>The column of the property whose name the reader stands on; a new one if it was not seen before.</summary>
    /// <param name="json">Stands on the name.</param>
    /// <param name="outer">The property that holds the object with this one; <c>null</c> for the row's own.</param>
    /// <returns>-1 if there are too many columns.</returns>
    public int Find(in Utf8JsonReader json, string? outer)
    {
        // Most rows have the same properties in the same order.
        if (outer is null && _expected < _names.Count && json.ValueTextEquals(_plainNames[_expected])) return _expected++;
        var name = json.GetString()!;
        if (outer is not null) name = $"{outer}.{name}";
        if (!_indexes.TryGetValue(name, out var index))
        {
            if (_names.Count >= _maxColumns) return -1;
            index = _names.Count;
            _names.Add(name);
            _plainNames.Add(Encoding.UTF8.GetBytes(name));
            _indexes.Add(name, index);
        }
        _expected = index + 1;
        return index;
    }
}
