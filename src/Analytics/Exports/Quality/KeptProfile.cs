using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Exports.Quality;

/// <summary>
/// A profile in the form in which it is kept beside other facts of an export: of bounded length, and without words of the customers', for
/// which a short hash stands. Two exports kept so can be compared as well as before.
/// </summary>
public static class KeptProfile
{
    /// <summary>The longest text that <see cref="Write"/> makes: half of what a property in Table storage holds.</summary>
    public const int MostCharacters = 16_000;

    private const int FixedCharacters = 1_500;
    private const int LongestName = 80;
    private const int LongestNumber = 4;
    private const int HashDigits = 8;
    private const char HashMark = '#';

    /// <summary>The profile with hashes for words and with short names; kept already, it stays as it is.</summary>
    public static ExportProfile Of(ExportProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile with
        {
            Fields = profile.Fields.GroupBy(field => Short(field.Key), field => field.Value, StringComparer.Ordinal).ToDictionary(
                field => field.Key,
                field => Kept(field.Aggregate((one, two) => one.Plus(two))),
                StringComparer.Ordinal),
        };
    }

    /// <summary>The profile as <see cref="Of"/> makes it, in JSON; of more fields than have room, those with the fewest values are left out.</summary>
    public static string Write(ExportProfile profile)
    {
        var kept = Of(profile);
        var room = MostCharacters - FixedCharacters;
        var fields = new SortedDictionary<string, FieldSpread>(StringComparer.Ordinal);
        foreach (var (name, spread) in kept.Fields.OrderByDescending(field => field.Value.Present).ThenBy(field => field.Key, StringComparer.Ordinal))
        {
            // A name may be written with six characters for each of its own.
            var length = JsonSerializer.Serialize(name, KeptProfileJsonContext.Default.String).Length + JsonSerializer.Serialize(spread, KeptProfileJsonContext.Default.FieldSpread).Length + 2;
            if (length > room) continue;
            room -= length;
            fields.Add(name, spread);
        }
        return JsonSerializer.Serialize(kept with { Fields = fields }, KeptProfileJsonContext.Default.ExportProfile);
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static ExportProfile Read(string text) =>
        JsonSerializer.Deserialize(text, KeptProfileJsonContext.Default.ExportProfile) ?? throw new JsonException("The text holds no profile.");

    private static FieldSpread Kept(FieldSpread spread) => spread with
    {
        Counts = spread.Counts.GroupBy(pair => Kept(pair.Key), pair => pair.Value, StringComparer.Ordinal).OrderBy(value => value.Key, StringComparer.Ordinal)
            .ToDictionary(value => value.Key, value => value.Sum(), StringComparer.Ordinal),
    };

    /// <summary>Ratings as they are; of words the hash.</summary>
    private static string Kept(string value) =>
        value == FieldSpread.Other || IsHash(value) || (value.Length <= LongestNumber && value.All(character => char.IsAsciiDigit(character) || character is '-' or '.'))
            ? value
            : HashMark + Hash(value);

    private static string Short(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - HashDigits - 1)]}{HashMark}{Hash(name)}";

    private static bool IsHash(string value) => value.Length == HashDigits + 1 && value[0] == HashMark && value.Skip(1).All(char.IsAsciiHexDigitLower);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExportProfile))]
internal sealed partial class KeptProfileJsonContext : JsonSerializerContext;
