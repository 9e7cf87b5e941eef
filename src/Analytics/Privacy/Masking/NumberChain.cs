using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Analytics.Privacy.Masking;

/// <summary>
/// A group of digits and up to seven more behind it that people may have meant as one number, as in <c>138-1234-5678</c>: between
/// two groups stand at most three of blank, <c>- . / ( )</c>.
/// </summary>
internal struct NumberChain
{
    public const int MaxGroups = 8;

    /// <summary>A group of so many digits or more is no number of a person; its further digits are not read.</summary>
    public const int TooLong = 20;

    private const int MaxSeparatorLength = 3;

    private DigitArray _digits;
    private StartArray _starts;
    private StartArray _lengths;
    private SeparatorArray _separators;

    /// <param name="text">What to read.</param>
    /// <param name="start">Where the first group begins.</param>
    public NumberChain(ref FoldedText text, int start)
    {
        var total = 0;
        var index = start;
        var separator = '\0';
        while (Count < MaxGroups)
        {
            _starts[Count] = index;
            _separators[Count] = separator;
            var length = 0;
            for (var digit = text[index]; length < TooLong && char.IsAsciiDigit(digit); digit = text[index + length])
            {
                _digits[total + length] = digit;
                length++;
            }
            _lengths[Count] = length;
            Count++;
            total += length;
            index += length;
            if (length == TooLong || !TrySeparator(ref text, ref index, out separator)) break;
        }
    }

    /// <summary>Number of groups, 1 to <see cref="MaxGroups"/>.</summary>
    public int Count { get; private set; }

    public readonly int Length(int group) => _lengths[group];

    public readonly int Start(int group) => _starts[group];

    /// <summary>The index behind the last digit of a group.</summary>
    public readonly int End(int group) => _starts[group] + _lengths[group];

    /// <summary>What stands before a group: <c>' '</c>, <c>'-'</c>, <c>'.'</c>, <c>'/'</c>, <c>'('</c> for anything with an opening bracket, <c>')'</c> for a closing one alone.</summary>
    public readonly char Separator(int group) => _separators[group];

    /// <summary>The digits of the first <paramref name="groups"/> groups.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<char> Digits(int groups) => ((ReadOnlySpan<char>)_digits)[..Total(groups)];

    /// <summary>The digits of one group.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<char> Group(int group) => ((ReadOnlySpan<char>)_digits).Slice(Total(group), _lengths[group]);

    public readonly int Total(int groups)
    {
        var total = 0;
        for (var group = 0; group < groups; group++) total += _lengths[group];
        return total;
    }

    /// <summary>Whether the first groups have just these lengths.</summary>
    public readonly bool HasShape(params ReadOnlySpan<int> lengths)
    {
        if (lengths.Length > Count) return false;
        for (var group = 0; group < lengths.Length; group++)
        {
            if (_lengths[group] != lengths[group]) return false;
        }
        return true;
    }

    /// <summary>Whether one and the same separator stands between the groups <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public readonly bool HasOneSeparator(int from, int to)
    {
        for (var group = from + 2; group < to; group++)
        {
            if (_separators[group] != _separators[from + 1]) return false;
        }
        return true;
    }

    /// <summary>Whether a character may stand between two groups.</summary>
    public static bool IsSeparator(char folded) => folded is ' ' or '-' or '.' or '/' or '(' or ')';

    private static bool TrySeparator(ref FoldedText text, ref int index, out char separator)
    {
        separator = '\0';
        for (var length = 0; length <= MaxSeparatorLength; length++)
        {
            var character = text[index + length];
            if (char.IsAsciiDigit(character))
            {
                index += length;
                return true;
            }
            switch (character)
            {
                case '(':
                    separator = '(';
                    break;
                case ')':
                    if (separator != '(') separator = ')';
                    break;
                case ' ' when separator == '\0':
                    separator = ' ';
                    break;
                case ' ':
                    break;
                case '-' or '.' or '/' when separator is '\0' or ' ' || separator == character:
                    separator = character;
                    break;
                case '-' when separator is '(' or ')':
                    break;
                default:
                    return false;
            }
        }
        return false;
    }

    [InlineArray(MaxGroups * TooLong)]
    private struct DigitArray
    {
        private char _first;
    }

    [InlineArray(MaxGroups)]
    private struct StartArray
    {
        private int _first;
    }

    [InlineArray(MaxGroups)]
    private struct SeparatorArray
    {
        private char _first;
    }
}
