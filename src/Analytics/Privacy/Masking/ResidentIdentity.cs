using System.Globalization;

namespace Analytics.Privacy.Masking;

/// <summary>Chinese resident identity numbers: 18 characters with a check character (GB 11643-1999), or 15 digits of the older kind without one.</summary>
internal static class ResidentIdentity
{
    // Weights and check characters of ISO 7064, MOD 11-2.
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private const string CheckCharacters = "10X98765432";

    /// <summary>How many groups from the first on are such a number of 18 characters, and where it ends; 0 for none.</summary>
    public static int GroupsOf(ref FoldedText text, in NumberChain chain, out int end)
    {
        end = 0;
        var groups = chain.Length(0) >= 17 ? 1 : chain.HasShape(6, 8, 4) || chain.HasShape(6, 8, 3) ? 3 : chain.HasShape(6, 4, 4, 4) || chain.HasShape(6, 4, 4, 3) ? 4 : 0;
        if (groups == 0 || !chain.HasOneSeparator(0, groups)) return 0;
        var digits = chain.Digits(groups);
        end = chain.End(groups - 1);
        var check = digits.Length == 18 ? digits[17] : digits.Length == 17 ? char.ToUpperInvariant(text[end++]) : '\0';
        return check is 'X' or (>= '0' and <= '9') && HasRegion(digits) && HasDate(digits.Slice(6, 8)) && CheckCharacter(digits) == check ? groups : 0;
    }

    /// <summary>A number of the kind given out until 1999: region, birth date with a year of two digits, three digits.</summary>
    public static bool IsOld(in NumberChain chain) =>
        chain.Length(0) == 15 && HasRegion(chain.Group(0)) && HasDate(string.Concat("19", chain.Group(0).Slice(6, 6)));

    private static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < Weights.Length; index++) sum += Weights[index] * (digits[index] - '0');
        return CheckCharacters[sum % 11];
    }

    private static bool HasRegion(ReadOnlySpan<char> digits) =>
        (((digits[0] - '0') * 10) + digits[1] - '0') is (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46)
            or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or (>= 81 and <= 83);

    private static bool HasDate(ReadOnlySpan<char> digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1850 and < 2100;
}
