using System.Text.Json;

namespace Analytics.Customers;

/// <summary>Writes the values of fields as the serializer does, those that are common in a shorter way.</summary>
internal static class FieldWriting
{
    public static void WriteIfAny(this Utf8JsonWriter json, JsonEncodedText name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    public static void WriteIfAny(this Utf8JsonWriter json, JsonEncodedText name, bool? value)
    {
        if (value is { } answer) json.WriteBoolean(name, answer);
    }

    public static void WriteIfAny(this Utf8JsonWriter json, JsonEncodedText name, double? value)
    {
        if (value is not { } number) return;
        if (IsWhole(number)) json.WriteNumber(name, (int)number);
        else json.WriteNumber(name, number);
    }

    public static void WriteIfAny(this Utf8JsonWriter json, JsonEncodedText name, DateTimeOffset? value)
    {
        if (value is not { } time) return;
        json.WritePropertyName(name);
        if (time.Offset == TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerSecond == 0) WriteWholeSecond(json, time.Ticks);
        else json.WriteStringValue(time);
    }

    /// <summary>Ratings, counts and most durations are whole: as such they cost a tenth of looking for the shortest decimal fraction, and look the same.</summary>
    public static void WriteShort(this Utf8JsonWriter json, double number)
    {
        if (IsWhole(number)) json.WriteNumberValue((int)number);
        else json.WriteNumberValue(number);
    }

    private static bool IsWhole(double number) => (int)number == number && (number != 0 || !double.IsNegative(number));

    /// <summary><c>"2026-03-05T06:30:00+00:00"</c>.</summary>
    private static void WriteWholeSecond(Utf8JsonWriter json, long ticks)
    {
        Span<byte> text = stackalloc byte[27];
        "\"0000-00-00T00:00:00+00:00\""u8.CopyTo(text);
        new DateTime(ticks).Deconstruct(out DateOnly date, out TimeOnly _);
        var (year, month, day) = date;
        Two(text, 1, year / 100);
        Two(text, 3, year % 100);
        Two(text, 6, month);
        Two(text, 9, day);
        var second = (int)(ticks / TimeSpan.TicksPerSecond % 86_400);
        Two(text, 12, second / 3_600);
        Two(text, 15, second / 60 % 60);
        Two(text, 18, second % 60);
        json.WriteRawValue(text, skipInputValidation: true);
    }

    private static void Two(Span<byte> text, int index, int number)
    {
        text[index] = (byte)('0' + (number / 10));
        text[index + 1] = (byte)('0' + (number % 10));
    }
}
