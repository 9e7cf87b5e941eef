namespace Analytics.Exports.Values;

/// <summary>
/// How the numbers of a column are written. Only the decimal mark is a column's own: spaces, apostrophes, signs, currencies, <c>%</c>,
/// full-width digits, 万 and 亿 say by themselves what they are. A per cent is read as it is written: <c>45 %</c> is 45.
/// </summary>
internal sealed record NumberFormat(DecimalMark Mark)
{
    public static readonly NumberFormat DecimalPoint = new(DecimalMark.Point);
    public static readonly NumberFormat DecimalComma = new(DecimalMark.Comma);

    /// <summary>False if the text is there and is no number in this format; true with <c>null</c> if it is missing.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out double? number)
    {
        number = null;
        if (NumberText.TryReadPlain(text, Mark, out var value)) number = value;
        else if (MissingText.IsMissing(text)) return true;
        else if (NumberText.TryReadWritten(text, Mark, out value)) number = value;
        return number is not null;
    }

    public override string ToString() => Mark == DecimalMark.Point ? "numbers with decimal point" : "numbers with decimal comma";
}
