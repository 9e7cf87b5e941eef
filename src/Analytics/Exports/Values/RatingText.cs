namespace Analytics.Exports.Values;

/// <summary>
/// Reads one rating: <c>4</c>, <c>4分</c>, <c>4星</c>, <c>4 - Satisfied</c>, <c>Satisfied (4)</c>, <c>4/5</c>, <c>4 out of 5</c>, <c>★★★★☆</c>, <c>80%</c>, <c>Very satisfied</c>, 非常满意.
/// </summary>
internal static class RatingText
{
    private static readonly string[] Units = ["分", "颗星", "星", "stars", "star", "points", "point", "pts"];
    private static readonly string[] OutOf = ["out of ", "of ", "/"];

    // What a cell says depends on its bytes alone.
    [ThreadStatic]
    private static CellMemo<RatingCell>? _memo;

    public static RatingCell Read(ReadOnlySpan<byte> text)
    {
        if (text.Length == 1 && (uint)(text[0] - '0') <= 9) return new(RatingCellKind.Number, text[0] - '0');
        if (NumberText.TryReadPlain(text, DecimalMark.Point, out var number) || NumberText.TryReadPlain(text, DecimalMark.Comma, out number))
            return new(RatingCellKind.Number, number);
        var memo = _memo ??= new();
        if (memo.TryFind(text, out var place, out var cell)) return cell;
        cell = ReadWritten(text);
        memo.Keep(text, place, cell);
        return cell;
    }

    private static RatingCell ReadWritten(ReadOnlySpan<byte> text)
    {
        if (MissingText.IsMissing(text)) return new(RatingCellKind.Missing);
        Span<char> buffer = stackalloc char[CellText.MaxLength];
        var plain = CellText.Plain(text, buffer);
        if (plain.IsEmpty) return default;
        if (RatingWords.TryFind(plain, out var word)) return new(RatingCellKind.Word, Word: word);
        if (RatingWords.IsNoAnswer(plain)) return new(RatingCellKind.Missing);
        if (TryStars(plain, out var cell) || TryNumberFirst(plain, out cell) || TryNumberLast(plain, out cell)) return cell;
        return default;
    }

    private static bool TryStars(ReadOnlySpan<char> plain, out RatingCell cell)
    {
        var (full, empty) = (0, 0);
        foreach (var character in plain)
        {
            if (character is '★' or '⭐') full++;
            else if (character is '☆' or '✩' or '✰') empty++;
            // A variation selector asks for the emoji's look.
            else if (character is not (' ' or '\uFE0F' or '\uFE0E'))
            {
                cell = default;
                return false;
            }
        }
        cell = new(RatingCellKind.Stars, full, empty > 0 ? full + empty : null);
        return full > 0;
    }

    private static bool TryNumberFirst(ReadOnlySpan<char> plain, out RatingCell cell)
    {
        cell = default;
        var rest = plain;
        if (!TryTakeNumber(ref rest, out var number)) return false;
        rest = rest.TrimStart(' ');
        if (rest is "%")
        {
            cell = new(RatingCellKind.Percent, number);
            return true;
        }
        var hasUnit = TryTakeUnit(ref rest);
        if (rest.IsEmpty)
        {
            cell = new(RatingCellKind.Number, number, HasUnit: hasUnit);
            return true;
        }
        if (TryTakeHighest(ref rest, out var highest))
        {
            cell = new(RatingCellKind.Number, number, highest);
            return rest.IsEmpty;
        }
        var label = rest.TrimStart(" -:.、=,([");
        var isSeparated = label.Length < rest.Length || hasUnit;
        label = label.TrimEnd(" )]");
        // Labels of the asker's own are passed over, but a further number makes it a date, a range or a time.
        if (label.IsEmpty || char.IsAsciiDigit(label[0])) return false;
        if (RatingWords.TryFind(label, out var word)) cell = new(RatingCellKind.Number, number, Word: word);
        else if (RatingWords.IsNoAnswer(label)) cell = new(RatingCellKind.Missing);
        else if (isSeparated && rest[0] is not (',' or '.')) cell = new(RatingCellKind.Number, number, HasUnit: hasUnit);
        else return false;
        return true;
    }

    /// <summary><c>Satisfied (4)</c>, <c>满意4分</c>, <c>Very satisfied - 5</c>.</summary>
    private static bool TryNumberLast(ReadOnlySpan<char> plain, out RatingCell cell)
    {
        cell = default;
        var label = plain.TrimEnd(")] ");
        foreach (var unit in Units)
        {
            if (!label.EndsWith(unit, StringComparison.Ordinal)) continue;
            label = label[..^unit.Length];
            break;
        }
        var digits = label.LastIndexOfAnyExceptInRange('0', '9') + 1;
        if (digits is 0 || digits == label.Length || !NumberText.TryRead(label[digits..], DecimalMark.Point, out var number)) return false;
        if (!RatingWords.TryFind(label[..digits].TrimEnd(" -:=,(["), out var word)) return false;
        cell = new(RatingCellKind.Number, number, Word: word);
        return true;
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<char> text, out double number)
    {
        var length = text[0] is '-' or '+' ? 1 : 0;
        var start = length;
        while (length < text.Length && (char.IsAsciiDigit(text[length])
            || (length > start && text[length] is '.' or ',' && length + 1 < text.Length && char.IsAsciiDigit(text[length + 1])))) length++;
        number = 0;
        if (length == start) return false;
        var digits = text[..length];
        text = text[length..];
        return NumberText.TryRead(digits, digits.Contains(',') ? DecimalMark.Comma : DecimalMark.Point, out number);
    }

    private static bool TryTakeUnit(ref ReadOnlySpan<char> text)
    {
        foreach (var unit in Units)
        {
            if (!text.StartsWith(unit, StringComparison.Ordinal)) continue;
            text = text[unit.Length..].TrimStart(' ');
            return true;
        }
        return false;
    }

    private static bool TryTakeHighest(ref ReadOnlySpan<char> text, out double highest)
    {
        highest = 0;
        foreach (var word in OutOf)
        {
            if (!text.StartsWith(word, StringComparison.Ordinal)) continue;
            var rest = text[word.Length..].TrimStart(' ');
            if (rest.IsEmpty || !char.IsAsciiDigit(rest[0]) || !TryTakeNumber(ref rest, out highest)) return false;
            rest = rest.TrimStart(' ');
            TryTakeUnit(ref rest);
            text = rest;
            return true;
        }
        return false;
    }
}
