namespace Analytics.Privacy.Masking;

/// <summary>Numbers of payment cards: 13 to 19 digits, a first digit group that card schemes have, and the check digit of ISO/IEC 7812-1 (Luhn).</summary>
internal static class PaymentCard
{
    private const int MinDigits = 13;
    private const int MaxDigits = 19;
    private const int MaxGroups = 5;

    /// <summary>How many groups from the first on are the number of a card; 0 for none.</summary>
    /// <param name="chain">The number.</param>
    /// <param name="isNamed">The text calls it a card: then a typing error in it does not matter.</param>
    public static int GroupsOf(in NumberChain chain, bool isNamed)
    {
        var groups = GroupsByShape(chain);
        if (groups == 0) return 0;
        var digits = chain.Digits(groups);
        return isNamed || HasPrefix(digits) && HasCheckDigit(digits) ? groups : 0;
    }

    private static int GroupsByShape(in NumberChain chain)
    {
        if (chain.Length(0) is >= MinDigits and <= MaxDigits) return 1;
        if (chain.HasShape(4, 6, 5) || chain.HasShape(4, 6, 4)) return chain.HasOneSeparator(0, 3) ? 3 : 0;
        if (chain.Length(0) == 6 && chain.Count > 1 && chain.Length(1) is >= 10 and <= 13) return 2;
        var groups = 1;
        while (groups < Math.Min(chain.Count, MaxGroups) && chain.Length(groups - 1) == 4 && chain.Length(groups) <= 4) groups++;
        // What follows the number may look like a part of it: with a wrong check digit the shorter one is tried by the caller's next look.
        return chain.Total(groups) is >= MinDigits and <= MaxDigits && chain.HasOneSeparator(0, groups) && chain.Separator(1) is ' ' or '-' or '.' ? groups : 0;
    }

    /// <summary>The prefixes and lengths in use: Visa, Mastercard, American Express, Diners Club, JCB, Discover, Maestro, RuPay, Mir, Troy, UnionPay and the older Chinese ones.</summary>
    private static bool HasPrefix(ReadOnlySpan<char> digits)
    {
        var four = ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + (digits[3] - '0');
        return digits.Length switch
        {
            13 => four / 1000 == 4,
            14 => four is >= 3000 and < 3060 or >= 3600 and < 3700 or >= 3800 and < 4000,
            15 => four / 100 is 34 or 37,
            16 => four / 1000 is 4 or 5 or 6 || four is >= 2200 and < 2205 or >= 2221 and < 2721 or >= 3528 and < 3590 or 9792 or 9558,
            _ => four / 1000 is 5 or 6 || four is 9558 || (digits.Length == 19 && four / 1000 == 4),
        };
    }

    private static bool HasCheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[digits.Length - 1 - index] - '0';
            if (index % 2 == 1) digit = digit < 5 ? 2 * digit : (2 * digit) - 9;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
