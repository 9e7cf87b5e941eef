namespace Analytics.Exports.Values;

/// <summary>Tells from all values of a column how it says yes and no.</summary>
/// <param name="allowMarks">
/// Whether a column of nothing but crosses or ticks and blank cells is one of yes and no. In a survey a blank is no answer, so that this is asked for.
/// </param>
internal sealed class YesNoEvidence(bool allowMarks = false)
{
    private long _present;
    private long _yes;
    private long _no;
    private long _marks;

    /// <summary>Yes and no both occur.</summary>
    public bool HasBoth => _yes > 0 && _no > 0;

    public void Add(ReadOnlySpan<byte> text)
    {
        var word = YesNoWords.Read(text);
        if (word == YesNoWord.NoAnswer || (word == YesNoWord.None && MissingText.IsMissing(text))) return;
        _present++;
        if (word == YesNoWord.Yes) _yes++;
        if (word == YesNoWord.No) _no++;
        if (word == YesNoWord.Mark) _marks++;
    }

    public ColumnDecision<YesNoFormat> Decide()
    {
        var marks = allowMarks && _marks > 0 && _yes + _no == 0;
        return new(new YesNoFormat(marks), _present, marks ? _marks : _yes + _no, Certainty.Settled);
    }
}
