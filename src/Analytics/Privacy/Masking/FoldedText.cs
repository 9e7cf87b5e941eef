namespace Analytics.Privacy.Masking;

/// <summary>
/// A text as the rules read it: full-width forms as plain ones, every dash as <c>-</c>, every blank and invisible character as a space.
/// Outside the text stands <c>'\0'</c>. Indices are those of the text itself.
/// </summary>
/// <remarks>Counts the characters it is asked for, so that tests can tell that the work grows with the length of a text and not faster.</remarks>
internal ref struct FoldedText(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Nothing is read at or behind this index; set where an e-mail address begins, which is not part of a number.</summary>
    public int End { get; set; } = text.Length;

    public long Looks { get; private set; }

    public char this[int index]
    {
        get
        {
            Looks++;
            return (uint)index < (uint)End ? Fold(_text[index]) : '\0';
        }
    }

    public static char Fold(char character) => character < '\u0080' ? character : character switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
        >= '\u2010' and <= '\u2015' or '\u2212' => '-',
        // Address books put marks of direction around a number, and web pages soft hyphens and spaces without width into it.
        '\u00A0' or '\u00AD' or '\u202F' or '\u205F' or '\u2060' or '\u3000' or '\uFEFF' => ' ',
        >= '\u2000' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => ' ',
        _ => character,
    };

    /// <summary>
    /// A letter of a script that sets spaces between words. Behind such a letter a number is mostly a part of the word;
    /// behind a Chinese character it begins.
    /// </summary>
    public static bool IsWordLetter(char folded) => folded < '\u0530' && char.IsLetter(folded);

    public static bool IsWordCharacter(char folded) => char.IsAsciiDigit(folded) || IsWordLetter(folded);
}
