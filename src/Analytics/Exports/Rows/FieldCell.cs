using System.Runtime.CompilerServices;
using System.Text;
using Analytics.Exports.Formats;
using Analytics.Exports.Recognition;
using Analytics.Exports.Values;

namespace Analytics.Exports.Rows;

/// <summary>Which cell of a row a field's value stands in.</summary>
internal sealed class FieldCell
{
    private readonly int _or = -1;
    private readonly int _when = -1;
    private readonly string _whenValue = "";
    private readonly byte[] _constant = [];
    private readonly WordList? _words;
    private readonly bool _isPlain;

    public FieldCell(FieldPlan plan)
    {
        Index = plan.Index;
        _or = plan.OrIndex;
        _when = plan.WhenIndex;
        _whenValue = plan.Source.When.Values.FirstOrDefault() ?? "";
        if (plan.Source.Value is { } value) _constant = Encoding.UTF8.GetBytes(value);
        if (plan.Source.Words.Count > 0) _words = new WordList(plan.Source.Words);
        _isPlain = Index >= 0 && _or < 0 && _when < 0 && _words is null;
    }

    /// <param name="index">0-based position of the column.</param>
    public FieldCell(int index) => (Index, _isPlain) = (index, index >= 0);

    /// <summary>0-based position of its column; -1 if every row has the same value, or none.</summary>
    public int Index { get; }

    /// <summary>The value in the current row, in UTF-8, with the mapping's words put in; empty where the field does not count for the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> In(ExportRows rows) => _isPlain ? rows.Cell(Index) : MappedIn(rows);

    private ReadOnlySpan<byte> MappedIn(ExportRows rows)
    {
        if (Index < 0) return _constant;
        if (_when >= 0 && !IsMeant(rows)) return default;
        var cell = rows.Cell(Index);
        if (_or >= 0 && MissingText.IsMissing(cell)) cell = rows.Cell(_or);
        return _words is null ? cell : _words.MeaningOf(cell);
    }

    private bool IsMeant(ExportRows rows) => string.Equals(Encoding.UTF8.GetString(rows.Cell(_when)).Trim(), _whenValue, StringComparison.OrdinalIgnoreCase);
}
