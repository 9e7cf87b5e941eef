using System.Buffers;
using System.Globalization;
using System.Text;

namespace Analytics.Privacy;

/// <summary>
/// Shows a cell to people who check whether a file was read rightly: its shape, not whose it is. The length of what is hidden is not told where
/// <c>***</c> stands. No result can move a terminal's cursor or turn the direction of its text.
/// </summary>
public static class CellMask
{
    private const string Hidden = "***";
    private const int LongestCategory = 24;
    private const int LongestText = 40;

    // What follows is cut anyway.
    private const int MostCharacters = 1_000;

    // With fewer digits two at each end would be half of the number.
    private const int FewestPhoneDigits = 9;

    private static readonly SearchValues<char> Degrees = SearchValues.Create("+-0123456789");

    /// <summary>A cell of a column of personal data: <c>w***@***.cn</c>, <c>13*******78</c>, <c>张***</c>, <c>203.*.*.*</c>, <c>31.***</c>, <c>1985-**-**</c>; of some kinds nothing but <c>***</c>.</summary>
    public static string Show(string value, PersonalKind kind)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = Plain(value);
        if (text.Length == 0) return "";
        return kind switch
        {
            PersonalKind.Email => Email(text),
            PersonalKind.Phone => Phone(text),
            PersonalKind.Name or PersonalKind.AccountName => First(text) + Hidden,
            PersonalKind.IpAddress => IpAddress(text),
            PersonalKind.Coordinates => Coordinates(text),
            PersonalKind.BirthDate => BirthDate(text),
            PersonalKind.IdentityNumber or PersonalKind.BankNumber => Stars(text, 0, 0),
            PersonalKind.DeviceId => Id(text),
            PersonalKind.PostalAddress or PersonalKind.Likeness => Hidden,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>
    /// A cell of another column. Numbers, times and categories are shown as they are, unless they hold personal data or are too long for what they are said to be;
    /// free text masked and cut; of an id the first and last characters.
    /// </summary>
    public static string Show(string value, CellContent content)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = Plain(value);
        if (text.Length == 0) return "";
        return content switch
        {
            CellContent.Id when text.Contains('@', StringComparison.Ordinal) => Email(text),
            CellContent.Id when TextMask.Apply(text) == "[phone]" => Phone(text),
            CellContent.Id => Id(text),
            CellContent.FreeText => Cut(TextMask.Apply(text), LongestText),
            CellContent.Number or CellContent.Time or CellContent.Category => Cut(TextMask.Apply(text), LongestCategory),
            _ => throw new ArgumentOutOfRangeException(nameof(content)),
        };
    }

    private static string Email(string text)
    {
        var at = text.LastIndexOf('@');
        var dot = text.LastIndexOf('.');
        if (at <= 0) return First(text) + Hidden;
        return First(text) + (dot > at ? $"{Hidden}@{Hidden}{text[dot..]}" : $"{Hidden}@{Hidden}");
    }

    private static string Phone(string text)
    {
        var digits = text.Count(char.IsDigit);
        return digits >= FewestPhoneDigits ? Stars(text, 2, 2) : Stars(text, 0, digits > 4 ? 2 : 0);
    }

    /// <summary>The first part of an address, by which its network's owner is told at most.</summary>
    private static string IpAddress(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot is > 0 and <= 3) return text[..dot] + ".*.*.*";
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and <= 4 ? text[..colon] + ":" + Hidden : Hidden;
    }

    /// <summary>Whole degrees, some hundred kilometres.</summary>
    private static string Coordinates(string text)
    {
        var dot = text.AsSpan().IndexOfAnyExcept(Degrees);
        return dot is > 0 and <= 4 && text[dot] is '.' or ',' ? text[..(dot + 1)] + Hidden : Hidden;
    }

    /// <summary>The year stays, which no more than an age tells.</summary>
    private static string BirthDate(string text)
    {
        var builder = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length;)
        {
            var length = 0;
            while (index + length < text.Length && char.IsAsciiDigit(text[index + length])) length++;
            if (length == 0)
            {
                // Words may be names of months.
                builder.Append(char.IsLetter(text[index]) && text[index] is not ('年' or '月' or '日') ? '*' : text[index]);
                index++;
                continue;
            }
            builder.Append(length == 4 ? text.AsSpan(index, length) : new string('*', length));
            index += length;
        }
        return Cut(builder.ToString(), LongestCategory);
    }

    private static string Id(string text) => text.Length switch
    {
        <= 3 => Hidden,
        <= 7 => First(text) + Hidden,
        _ => string.Concat(Start(text, 2), Hidden, End(text, 2)),
    };

    /// <summary>A star for each letter and digit but the first and the last ones; what stands between them stays.</summary>
    private static string Stars(string text, int first, int last)
    {
        var count = text.Count(char.IsLetterOrDigit);
        var builder = new StringBuilder(text.Length);
        var index = 0;
        foreach (var character in text)
        {
            if (!char.IsLetterOrDigit(character))
            {
                builder.Append(char.IsSurrogate(character) ? '*' : character);
                continue;
            }
            builder.Append(index < first || index >= count - last ? character : '*');
            index++;
        }
        return Cut(builder.ToString(), LongestText);
    }

    private static string First(string text) => Start(text, 1);

    private static string Start(string text, int characters)
    {
        var length = Math.Min(characters, text.Length);
        return text[..(length > 0 && length < text.Length && char.IsSurrogatePair(text, length - 1) ? length + 1 : length)];
    }

    private static string End(string text, int characters) =>
        char.IsLowSurrogate(text[^characters]) ? text[^(characters - 1)..] : text[^characters..];

    private static string Cut(string text, int longest) => text.Length <= longest ? text : Start(text, longest) + "…";

    /// <summary>Blanks for line ends and tabs, nothing for other characters that are not seen.</summary>
    private static string Plain(string value)
    {
        var builder = new StringBuilder();
        foreach (var character in value.AsSpan(0, Math.Min(value.Length, MostCharacters)))
        {
            if (char.IsWhiteSpace(character)) builder.Append(' ');
            else if (char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format)) builder.Append(character);
        }
        return builder.ToString().Trim();
    }
}
