namespace Analytics.Exports.Values;

/// <summary>Tells from all values of a column how it says yes and no.</summary>
/// <param name="allowMarks">
/// Whether a column of nothing but crosses or ticks and blank cells is one of yes and no. In a survey a blank is no answer, so that this is asked for.
/// </param>
internal sealed class YesNoEvidence(bool allowMarks = false)
{
    private long _present;
    private long _words;
    private long _marks;

    public void Add(ReadOnlySpan<byte> text)
    {
        var word = text.Length == 1 && text[0] is (byte)'0' or (byte)'1' ? YesNoWord.Yes : YesNoWords.Read(text);
        if (word == YesNoWord.NoAnswer || (word == YesNoWord.None && MissingText.IsMissing(text))) return;
        _present++;
        if (word is YesNoWord.Yes or YesNoWord.No) _words++;
        if (word == YesNoWord.Mark) _marks++;
    }

    public ColumnDecision<YesNoFormat> Decide()
    {
        var marks = allowMarks && _marks > 0 && _words == 0;
        return new(new YesNoFormat(marks), _present, marks ? _marks : _words, Certainty.Settled);
    }
}
