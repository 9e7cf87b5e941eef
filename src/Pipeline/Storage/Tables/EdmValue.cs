using System.Globalization;

namespace Pipeline.Storage.Tables;

/// <summary>The values a property can have, and how the text of JSON becomes one.</summary>
internal static class EdmValue
{
    /// <summary>The service's earliest date. Azurite would take any.</summary>
    private static readonly DateTimeOffset EarliestDate = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gives the value in the form entities keep: dates as <see cref="DateTimeOffset"/> in UTC, binary as an array.</summary>
    /// <exception cref="ArgumentException">
    /// The service has no such type. The message names the property and the type, never the value.
    /// </exception>
    public static object Normalize(string name, object value)
    {
        switch (value)
        {
            case string or int or long or double or bool or Guid or byte[]:
                return value;
            case BinaryData binary:
                return binary.ToArray();
            case DateTimeOffset date:
                return CheckDate(name, date.ToUniversalTime());
            case DateTime { Kind: not DateTimeKind.Unspecified } date:
                return CheckDate(name, new DateTimeOffset(date).ToUniversalTime());
            case DateTime:
                throw new ArgumentException(
                    $"Property {name} is a DateTime of unspecified kind: make it UTC, or a DateTimeOffset.", nameof(value));
            default:
                throw new ArgumentException($"Property {name} is a {value.GetType().Name}, which a table cannot store.", nameof(value));
        }
    }

    /// <summary>Turns what JSON said, a string, number or boolean, into the annotated type.</summary>
    /// <exception cref="InvalidDataException">It is not of that type. The message names the property, never the value.</exception>
    public static object Convert(string name, object value, string type)
    {
        try
        {
            return (type, value) switch
            {
                (EdmType.Int64, string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                (EdmType.Int64, int number) => (long)number,
                (EdmType.Double, string text) => ParseDouble(text),
                (EdmType.Double, int number) => (double)number,
                (EdmType.DateTime, string text) => DateTimeOffset.Parse(
                    text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                (EdmType.Guid, string text) => Guid.Parse(text),
                (EdmType.Binary, string text) => System.Convert.FromBase64String(text),
                (EdmType.Double, double) or (EdmType.String, string) or (EdmType.Int32, int) or (EdmType.Boolean, bool) => value,
                _ => throw new FormatException(),
            };
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            // Without the cause: its message quotes the text.
            throw new InvalidDataException($"The table service sent a property {name} that is not of its type {type}.");
        }
    }

    private static double ParseDouble(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static DateTimeOffset CheckDate(string name, DateTimeOffset date) => date >= EarliestDate
        ? date
        : throw new ArgumentException($"Property {name} is a date before 1601, which a table cannot store.", nameof(date));
}
