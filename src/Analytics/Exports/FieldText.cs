using System.Globalization;
using System.Text;

namespace Analytics.Exports;

/// <summary>
/// Reads the text of one cell. Each method answers <c>false</c> if the text is there but is not of the kind asked for; a missing value
/// (empty, <c>NA</c>, <c>N/A</c>, <c>-</c>, <c>—</c>, <c>null</c>) is <c>true</c> with <c>null</c>. All take UTF-8.
/// </summary>
internal static class FieldText
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss K", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd",
        "yyyy/M/d HH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy/M/d HH:mm", "yyyy/M/d H:mm", "yyyy/M/d",
    ];

    private const int EarliestYear = 1900;
    private const int LatestYear = 2200;

    public static bool IsMissing(ReadOnlySpan<byte> text) => text.Length switch
    {
        0 => true,
        1 => text[0] is (byte)'-' or (byte)' ',
        2 => Is(text, "na"u8),
        3 => Is(text, "n/a"u8) || Is(text, "nan"u8) || text.SequenceEqual("—"u8) || IsBlank(text),
        4 => Is(text, "null"u8) || IsBlank(text),
        _ => IsBlank(text),
    };

    public static string? Text(ReadOnlySpan<byte> text, int maxLength)
    {
        if (IsMissing(text)) return null;
        var value = Encoding.UTF8.GetString(text).Trim();
        if (value.Length <= maxLength) return value;
        // Never half of a surrogate pair.
        return value[..(char.IsHighSurrogate(value[maxLength - 1]) ? maxLength - 1 : maxLength)];
    }

    public static bool TryNumber(ReadOnlySpan<byte> text, out double? number)
    {
        number = null;
        if (IsMissing(text)) return true;
        if (!double.TryParse(text.Trim(" \t"u8), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return false;
        number = value;
        return double.IsFinite(value);
    }

    public static bool TryYesNo(ReadOnlySpan<byte> text, out bool? answer)
    {
        answer = null;
        if (IsMissing(text)) return true;
        var trimmed = text.Trim(" \t"u8);
        if (Is(trimmed, "true"u8) || Is(trimmed, "yes"u8) || Is(trimmed, "y"u8) || Is(trimmed, "1"u8) || Is(trimmed, "是"u8)) answer = true;
        else if (Is(trimmed, "false"u8) || Is(trimmed, "no"u8) || Is(trimmed, "n"u8) || Is(trimmed, "0"u8) || Is(trimmed, "否"u8)) answer = false;
        return answer is not null;
    }

    /// <summary>A time as UTC; one without an offset is in <paramref name="timeZone"/>.</summary>
    public static bool TryTime(ReadOnlySpan<byte> text, TimeZoneInfo timeZone, out DateTimeOffset? time)
    {
        time = null;
        if (IsMissing(text)) return true;
        Span<char> characters = stackalloc char[64];
        var trimmed = text.Trim(" \t"u8);
        if (trimmed.Length > characters.Length) return false;
        var length = Encoding.UTF8.GetChars(trimmed, characters);
        if (!DateTimeOffset.TryParseExact(characters[..length], TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            return false;
        // Systems write "never" as the first or last day they know; neither is a time at which something happened.
        if (parsed.Year is < EarliestYear or > LatestYear) return false;
        time = HasZone(characters[..length]) ? parsed.ToUniversalTime() : ToUtc(parsed.DateTime, timeZone);
        return true;
    }

    private static bool HasZone(ReadOnlySpan<char> text)
    {
        if (text[^1] is 'Z' or 'z') return true;
        // A date has dashes too: an offset's sign stands after the time's first colon.
        var colon = text.IndexOf(':');
        return colon >= 0 && text[colon..].IndexOfAny('+', '-') >= 0;
    }

    private static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo timeZone)
    {
        // A wall-clock time that a change to summer time skips is read an hour later, as clocks showed it.
        if (timeZone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, timeZone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerCase) => Ascii.EqualsIgnoreCase(text, lowerCase) || text.SequenceEqual(lowerCase);

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;
}
