using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Pipeline.Storage;

/// <summary>UTF-8 that replaces nothing: what is no text is said to be none.</summary>
public static class StrictUtf8
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether every character of a text can be written: no half of a surrogate pair stands alone.</summary>
    public static bool IsText(string text)
    {
        try
        {
            Encoding.GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>The text that bytes are, if they are one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = Encoding.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = null;
            return false;
        }
    }
}
