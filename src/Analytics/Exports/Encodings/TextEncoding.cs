using System.Text;

namespace Analytics.Exports.Encodings;

/// <summary>An encoding that exports come in.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Decoder">Turns it into text; <c>null</c> for UTF-8, which is read as it is.</param>
internal sealed record TextEncoding(string Name, Encoding? Decoder)
{
    public static readonly TextEncoding Utf8 = new("UTF-8", null);
    public static readonly TextEncoding Utf16 = new("UTF-16", Encoding.Unicode);
    public static readonly TextEncoding Utf16BigEndian = new("UTF-16 (big endian)", Encoding.BigEndianUnicode);
    public static readonly TextEncoding Gb18030 = new("GB18030", CodePage("GB18030"));
    public static readonly TextEncoding Windows1252 = new("Windows-1252", CodePage("windows-1252"));

    // By itself a code page turns what it cannot decode into question marks, which look like text.
    private static Encoding CodePage(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("\uFFFD"))!;
}
