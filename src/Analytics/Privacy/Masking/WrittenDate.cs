using System.Globalization;

namespace Analytics.Privacy.Masking;

/// <summary>Dates of three groups with the year in four digits, first or last. They are no part of a number.</summary>
internal static class WrittenDate
{
    public const int Groups = 3;

    private const int EarliestYear = 1900;
    private const int LatestYear = 2100;

    public static bool IsAt(in NumberChain chain, int group)
    {
        if (group + Groups > chain.Count || !chain.HasOneSeparator(group, group + Groups) || chain.Separator(group + 1) is not ('-' or '/' or '.')) return false;
        return IsYear(chain.Group(group)) && IsDayOrMonth(chain.Group(group + 1)) && IsDayOrMonth(chain.Group(group + 2))
            || IsDayOrMonth(chain.Group(group)) && IsDayOrMonth(chain.Group(group + 1)) && IsYear(chain.Group(group + 2));
    }

    private static bool IsYear(ReadOnlySpan<char> digits) =>
        digits.Length == 4 && int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) is >= EarliestYear and < LatestYear;

    private static bool IsDayOrMonth(ReadOnlySpan<char> digits) =>
        digits.Length is 1 or 2 && int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) is >= 1 and <= 31;
}
