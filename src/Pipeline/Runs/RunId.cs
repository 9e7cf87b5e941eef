using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Runs;

/// <summary>
/// A run's id: its schedule slot and a hash of what it works on, such as <c>20261121T000000Z-1a2b3c4d5e6f</c>. The same slot and inputs always
/// give the same id, so that a repeated start starts nothing new.
/// </summary>
public static class RunId
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private const string SlotFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int SlotLength = 16;
    private const int HashLength = 12;
    private const int Length = SlotLength + 1 + HashLength;

    public static string Create(DateTimeOffset slot, IEnumerable<string> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', inputs))))[..HashLength];
        return $"{slot.UtcDateTime.ToString(SlotFormat, CultureInfo.InvariantCulture)}-{hash}";
    }

    /// <summary>The slot, to the second.</summary>
    /// <exception cref="FormatException">Not a run's id.</exception>
    internal static DateTimeOffset SlotOf(string runId) =>
        DateTimeOffset.ParseExact(runId.AsSpan(0, SlotLength), SlotFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Whether a text from outside has the form of a run's id.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: Length }
        && text[SlotLength] == '-'
        && DateTimeOffset.TryParseExact(text[..SlotLength], SlotFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
        && text.AsSpan(SlotLength + 1).IndexOfAnyExcept(HexDigits) < 0;

    /// <summary>A row key under which newer slots stand first: each digit of the slot is replaced by nine minus it.</summary>
    public static string NewestFirstKey(string runId)
    {
        ArgumentNullException.ThrowIfNull(runId);
        return string.Create(runId.Length, runId, static (key, id) =>
        {
            id.CopyTo(key);
            foreach (ref var character in key[..SlotLength])
            {
                if (char.IsAsciiDigit(character)) character = (char)('0' + '9' - character);
            }
        });
    }
}
