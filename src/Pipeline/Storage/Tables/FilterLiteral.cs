using System.Globalization;

namespace Pipeline.Storage.Tables;

/// <summary>
/// Spells values as literals of the query language (learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities).
/// </summary>
internal static class FilterLiteral
{
    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Of(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";

    /// <summary>
    /// Always with a point and never with an exponent: Azurite takes 1E-05 for the name of a property, which no entity has.
    /// </summary>
    /// <exception cref="ArgumentException">The language has no literal for NaN and the infinities.</exception>
    public static string Of(double value) => double.IsFinite(value)
        ? WithoutExponent(value.ToString("R", CultureInfo.InvariantCulture))
        : throw new ArgumentException("A filter cannot compare with NaN or an infinity.", nameof(value));

    /// <summary>Azurite compares whole milliseconds; the service all seven digits.</summary>
    public static string Of(DateTimeOffset value) => $"datetime'{value.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture)}'";

    public static string Of(Guid value) => $"guid'{value:D}'";

    public static string Of(ReadOnlySpan<byte> value) => $"X'{Convert.ToHexStringLower(value)}'";

    /// <summary>Turns the shortest form that reads back the same, such as -1.25E-07, into -0.000000125.</summary>
    private static string WithoutExponent(string text)
    {
        var sign = text[0] == '-' ? "-" : "";
        var digits = text[sign.Length..];
        var exponent = 0;
        var marker = digits.IndexOf('E', StringComparison.Ordinal);
        if (marker >= 0)
        {
            exponent = int.Parse(digits.AsSpan(marker + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            digits = digits[..marker];
        }

        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits.Length : point;
        digits = digits.Replace(".", "", StringComparison.Ordinal);

        // The place of the point among the digits, before the first or after the last if need be.
        whole += exponent;
        if (whole <= 0)
        {
            digits = new string('0', 1 - whole) + digits;
            whole = 1;
        }
        else if (whole >= digits.Length)
            digits = digits.PadRight(whole + 1, '0');

        return $"{sign}{digits[..whole]}.{digits[whole..]}";
    }
}
