namespace Analytics.Privacy.Masking;

/// <summary>Telephone numbers by their shape. Each method answers how many groups from the first on are the number; 0 for none.</summary>
internal static class PhoneNumber
{
    private const int MinInternationalDigits = 9;
    private const int MaxInternationalDigits = 15;

    /// <summary>Behind a plus sign: a country code and a subscriber's number of together 9 to 15 digits (ITU-T E.164).</summary>
    public static int BehindPlus(in NumberChain chain)
    {
        if (chain.Group(0)[0] == '0') return 0;
        if (chain.Length(0) >= MinInternationalDigits) return chain.Length(0) <= MaxInternationalDigits ? 1 : 0;
        // Where the length is known, digits behind the number are not taken for a part of it.
        var digits = chain.Digits(chain.Count);
        if (digits[0] == '1') return GroupsOfLength(chain, 11);
        if (digits.StartsWith("861") && digits.Length > 3 && digits[3] >= '3') return GroupsOfLength(chain, 13);
        return LongestInternational(chain, MinInternationalDigits, MaxInternationalDigits);
    }

    /// <summary>A number whose shape alone makes it one.</summary>
    public static int ByShape(in NumberChain chain)
    {
        var groups = ChineseMobile(chain);
        if (groups == 0) groups = BehindZeros(chain);
        if (groups == 0) groups = BehindTrunkZero(chain);
        return groups > 0 ? groups : NorthAmerican(chain);
    }

    /// <summary>Any number of 7 to 15 digits, for a text that says it is one.</summary>
    public static int Named(in NumberChain chain)
    {
        if (chain.Length(0) >= 7) return chain.Length(0) <= MaxInternationalDigits ? 1 : 0;
        return Gather(chain, 7, 12);
    }

    /// <summary>11 digits from 13 to 19 on, in one to four groups; also behind 86 or 0.</summary>
    public static int ChineseMobile(in NumberChain chain)
    {
        for (var groups = 1; groups <= Math.Min(chain.Count, 5); groups++)
        {
            var digits = chain.Digits(groups);
            var first = 0;
            if (digits.Length == 13 && digits.StartsWith("86"))
            {
                digits = digits[2..];
                if (chain.Length(0) == 2) first = 1;
            }
            else if (digits.Length == 12 && digits[0] == '0' && groups == 1)
            {
                digits = digits[1..];
            }
            if (digits.Length == 11 && digits[0] == '1' && digits[1] >= '3' && groups - first <= 4 && chain.HasOneSeparator(first, groups) && AllFrom(chain, first, groups, 3))
                return groups;
        }
        return 0;
    }

    private static int BehindZeros(in NumberChain chain)
    {
        var first = chain.Group(0);
        if (first.Length < 2 || first[0] != '0' || first[1] != '0' || chain.Digits(chain.Count) is not ['0', '0', not '0', ..]) return 0;
        // In one piece a number behind many zeros is as well a filled-up one, so only long ones are taken.
        if (first.Length > 5) return first.Length is >= 13 and <= MaxInternationalDigits + 2 ? 1 : 0;
        return LongestInternational(chain, 10, MaxInternationalDigits + 2);
    }

    /// <summary>National numbers with their leading 0: Chinese area codes, European ones, French pairs.</summary>
    private static int BehindTrunkZero(in NumberChain chain)
    {
        var first = chain.Group(0);
        if (first[0] != '0' || first.Length < 2 || first[1] == '0') return 0;
        if (chain.HasShape(2, 2, 2, 2, 2)) return chain.HasOneSeparator(0, 5) ? 5 : 0;
        if (first.Length is >= 10 and <= 12) return 1;
        if (chain.Count == 1 || chain.Separator(1) == '.' || first.Length > 5 || first.Length == 2 && chain.Separator(1) != ')') return 0;
        var groups = Gather(chain, 9, 12);
        if (groups == 0) return 0;
        var hasExtension = groups < chain.Count && chain.Separator(groups) == '-' && chain.Length(groups) <= 5 && chain.Total(groups) >= 10 && !WrittenDate.IsAt(chain, groups);
        return hasExtension ? groups + 1 : groups;
    }

    /// <summary>Area code, exchange and line of the North American plan, with or without a leading 1.</summary>
    private static int NorthAmerican(in NumberChain chain)
    {
        if (chain.HasShape(3, 7)) return chain.Separator(1) == ')' && chain.Group(0)[0] >= '2' ? 2 : 0;
        var first = chain.HasShape(1, 3, 3, 4) && chain.Group(0)[0] == '1' ? 1 : 0;
        if (first == 0 && !chain.HasShape(3, 3, 4)) return 0;
        if (chain.Group(first)[0] < '2') return 0;
        // Three numbers with blanks between them are often three numbers.
        var isSpaced = chain.Separator(first + 1) == ' ' && chain.Separator(first + 2) == ' ';
        return !isSpaced || chain.Group(first + 1)[0] >= '2' ? first + 3 : 0;
    }

    /// <summary>As many groups as give at least <paramref name="minimum"/> digits, and those behind that go on in the same way, up to <paramref name="maximum"/>.</summary>
    private static int Gather(in NumberChain chain, int minimum, int maximum)
    {
        var groups = 1;
        while (groups < chain.Count && chain.Length(groups) >= 2 && !WrittenDate.IsAt(chain, groups) && chain.Total(groups + 1) <= maximum
            && (chain.Total(groups) < minimum || chain.Separator(groups) == chain.Separator(groups - 1)))
        {
            groups++;
        }
        return chain.Total(groups) >= minimum ? groups : 0;
    }

    private static int LongestInternational(in NumberChain chain, int minimum, int maximum)
    {
        var groups = 1;
        // A single digit is a part of it only behind the country code (+33 6 …) and in brackets (+49 (0)30 …).
        while (groups < chain.Count && (chain.Length(groups) >= 2 || groups == 1) && chain.Total(groups + 1) <= maximum
            && !WrittenDate.IsAt(chain, groups))
        {
            groups++;
        }
        return groups > 1 && chain.Total(groups) >= minimum ? groups : 0;
    }

    private static int GroupsOfLength(in NumberChain chain, int digits)
    {
        for (var groups = 1; groups <= chain.Count; groups++)
        {
            if (chain.Total(groups) == digits) return groups;
        }
        return 0;
    }

    private static bool AllFrom(in NumberChain chain, int from, int to, int minimum)
    {
        for (var group = from; group < to; group++)
        {
            if (chain.Length(group) < minimum) return false;
        }
        return true;
    }
}
