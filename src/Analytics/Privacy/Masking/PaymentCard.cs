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
        // A security code or another number may stand behind it, so the longest stretch is not always the number.
        for (var groups = Math.Min(chain.Count, MaxGroups); groups > 0; groups--)
        {
            if (IsWrittenLikeOne(chain, groups) && HasPrefix(chain.Digits(groups)) && HasCheckDigit(chain.Digits(groups))) return groups;
        }
        for (var groups = Math.Min(chain.Count, MaxGroups); isNamed && groups > 0; groups--)
        {
            if (IsWrittenLikeOne(chain, groups)) return groups;
        }
        return 0;
    }

    private static bool IsWrittenLikeOne(in NumberChain chain, int groups)
    {
        if (chain.Total(groups) is < MinDigits or > MaxDigits || !chain.HasOneSeparator(0, groups)) return false;
        if (groups == 1) return true;
        if (chain.Separator(1) is not (' ' or '-' or '.')) return false;
        if (groups == 2) return chain.Length(0) == 6;
        if (groups == 3) return chain.HasShape(4, 6, 5) || chain.HasShape(4, 6, 4);
        for (var group = 0; group < groups - 1; group++)
        {
            if (chain.Length(group) != 4) return false;
        }
        return chain.Length(groups - 1) <= 4;
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
