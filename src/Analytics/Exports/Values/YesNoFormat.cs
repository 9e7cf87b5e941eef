namespace Analytics.Exports.Values;

/// <summary>How a column says yes and no. The words of <see cref="YesNoWords"/> mean the same in every column.</summary>
/// <param name="MarksAreYes">A cross or tick is a yes and a blank cell a no, as in lists that are ticked off.</param>
internal sealed record YesNoFormat(bool MarksAreYes = false)
{
    public static readonly YesNoFormat Words = new();

    /// <summary>False if the text is there and is neither; true with <c>null</c> if it is missing or says that nobody knows.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out bool? answer)
    {
        answer = null;
        // 无 is a no here, though a missing value elsewhere.
        switch (YesNoWords.Read(text))
        {
            case YesNoWord.Yes:
                answer = true;
                return true;
            case YesNoWord.No:
                answer = false;
                return true;
            case YesNoWord.NoAnswer:
                return true;
            case YesNoWord.Mark when MarksAreYes:
                answer = true;
                return true;
        }
        if (!MissingText.IsMissing(text)) return false;
        if (MarksAreYes && CellText.Trim(text).IsEmpty) answer = false;
        return true;
    }

    public override string ToString() => MarksAreYes ? "marks for yes, blank for no" : "yes or no";
}
