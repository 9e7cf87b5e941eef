using System.Buffers;
using System.Globalization;

namespace Analytics.Exports.Values;

/// <summary>Reads one number, its decimal mark given.</summary>
internal static class NumberText
{
    private const int MaxDigits = 18;
    private const ulong LargestExact = 1UL << 53;
    private const int GroupLength = 3;
    private const int ShortGroupLength = 2;

    // A power of ten up to 10^22 and a whole number up to 2^53 are exact as doubles, so that their quotient is rounded once, as a parser must
    // (Clinger 1990, "How to read floating point numbers accurately").
    private static readonly double[] PowersOfTen =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    private static readonly SearchValues<char> Symbols = SearchValues.Create("¥$€£₹₩₽元圆块%‰");

    private static readonly string[] Codes =
        ["人民币", "美元", "欧元", "港币", "港元", "日元", "cny", "rmb", "usd", "eur", "gbp", "jpy", "hkd", "twd", "chf", "aud", "cad", "sgd", "inr", "krw", "us", "hk", "nt"];

    public static bool TryRead(ReadOnlySpan<byte> text, DecimalMark mark, out double number) =>
        TryReadPlain(text, mark, out number) || TryReadWritten(text, mark, out number);

    /// <summary>A sign, digits, a decimal mark, digits, and nothing else; at most 18 digits. What it does not read may still be a number.</summary>
    public static bool TryReadPlain(ReadOnlySpan<byte> text, DecimalMark mark, out double number)
    {
        number = 0;
        var index = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        if (text.Length - index is 0 or > MaxDigits + 1) return false;
        var markByte = mark == DecimalMark.Point ? (byte)'.' : (byte)',';
        ulong digits = 0;
        var (start, markIndex) = (index, -1);
        for (; index < text.Length; index++)
        {
            var digit = (uint)(text[index] - '0');
            if (digit <= 9) digits = (digits * 10) + digit;
            else if (text[index] == markByte && markIndex < 0) markIndex = index;
            else return false;
        }
        var digitCount = text.Length - start - (markIndex < 0 ? 0 : 1);
        if (digitCount is 0 or > MaxDigits || digits > LargestExact) return false;
        number = markIndex < 0 ? digits : digits / PowersOfTen[text.Length - markIndex - 1];
        if (text[0] == '-') number = -number;
        return true;
    }

    /// <summary>Every other form: grouped, with a currency, per cent, in brackets, full-width, with an exponent, in 万.</summary>
    public static bool TryReadWritten(ReadOnlySpan<byte> text, DecimalMark mark, out double number)
    {
        number = 0;
        Span<char> buffer = stackalloc char[CellText.MaxLength];
        var plain = CellText.Plain(text, buffer);
        return !plain.IsEmpty && TryRead(plain, mark, out number);
    }

    /// <summary>The same for a text made plain (<see cref="CellText.Plain"/>).</summary>
    public static bool TryRead(ReadOnlySpan<char> plain, DecimalMark mark, out double number)
    {
        number = 0;
        var isNegative = false;
        if (plain.Length > 2 && plain[0] == '(' && plain[^1] == ')')
        {
            isNegative = true;
            plain = plain[1..^1];
        }
        var signs = isNegative ? 1 : 0;
        if (!TryStripEnds(ref plain, ref signs, ref isNegative, out var tens)) return false;

        Span<char> digits = stackalloc char[CellText.MaxLength + 8];
        var length = Ungroup(plain, mark, digits);
        if (length == 0) return false;
        if (tens > 0)
        {
            if (digits[..length].Contains('e')) return false;
            digits[length++] = 'e';
            digits[length++] = (char)('0' + tens);
        }
        if (!double.TryParse(digits[..length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)) return false;
        if (isNegative) number = -number;
        return double.IsFinite(number);
    }

    /// <summary>Takes off sign, currency, per cent and 万 or 亿 until digits stand at both ends.</summary>
    private static bool TryStripEnds(ref ReadOnlySpan<char> text, ref int signs, ref bool isNegative, out int tens)
    {
        tens = 0;
        while (!text.IsEmpty)
        {
            if (text[0] is '-' or '+' || text[^1] == '-')
            {
                if (++signs > 1) return false;
                isNegative = text[0] == '-' || text[0] != '+';
                text = text[0] is '-' or '+' ? text[1..] : text[..^1];
            }
            else if (text[0] == ' ' || Symbols.Contains(text[0])) text = text[1..];
            else if (text[^1] == ' ' || Symbols.Contains(text[^1])) text = text[..^1];
            else if (text[^1] is '万' or '亿' && tens == 0)
            {
                tens = text[^1] == '万' ? 4 : 8;
                text = text[..^1];
            }
            else if (!TryStripCode(ref text)) break;
        }
        return !text.IsEmpty;
    }

    private static bool TryStripCode(ref ReadOnlySpan<char> text)
    {
        if (char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])) return false;
        foreach (var code in Codes)
        {
            if (text.StartsWith(code, StringComparison.Ordinal))
            {
                text = text[code.Length..];
                return true;
            }
            if (text.EndsWith(code, StringComparison.Ordinal))
            {
                text = text[..^code.Length];
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Copies the digits with a decimal point and without group separators. Groups have three digits, or as in India two and at last
    /// three, are separated by one kind of mark, and the first one does not begin with a zero.
    /// </summary>
    /// <returns>The length of the copy; 0 if this is no number.</returns>
    private static int Ungroup(ReadOnlySpan<char> text, DecimalMark mark, Span<char> digits)
    {
        var (decimalMark, otherMark) = mark == DecimalMark.Point ? ('.', ',') : (',', '.');
        var whole = text.IndexOfAny(decimalMark, 'e') is var end and >= 0 ? text[..end] : text;
        var length = 0;
        var separator = '\0';
        var (groups, groupLength, allThree, allTwo, firstLength) = (1, 0, true, true, 0);
        foreach (var character in whole)
        {
            if (char.IsAsciiDigit(character))
            {
                digits[length++] = character;
                groupLength++;
                continue;
            }
            if (character != otherMark && character is not (' ' or '\'') || (separator != '\0' && separator != character)) return 0;
            separator = character;
            if (groups == 1) firstLength = groupLength;
            else
            {
                allThree &= groupLength == GroupLength;
                allTwo &= groupLength == ShortGroupLength;
            }
            groups++;
            groupLength = 0;
        }
        if (groups > 1)
        {
            if (groupLength != GroupLength || firstLength is 0 or > GroupLength || digits[0] == '0') return 0;
            if (!allThree && !(allTwo && firstLength <= ShortGroupLength)) return 0;
        }
        var rest = text[whole.Length..];
        if (rest.IsEmpty) return length;
        var decimals = rest[0] == decimalMark ? rest[1..] : [];
        if (rest[0] == decimalMark)
        {
            digits[length++] = '.';
            var count = decimals.IndexOfAnyExceptInRange('0', '9') is var stop and >= 0 ? stop : decimals.Length;
            decimals[..count].CopyTo(digits[length..]);
            length += count;
            rest = decimals[count..];
            // A mark alone is no number.
            if (length == 1) return 0;
        }
        if (rest.IsEmpty) return length;
        // TryParse looks at what stands behind the "e"; digits must stand before it.
        if (rest[0] != 'e' || length == 0 || rest.Length < 2 || !char.IsAsciiDigit(rest[^1])) return 0;
        rest.CopyTo(digits[length..]);
        return length + rest.Length;
    }
}
