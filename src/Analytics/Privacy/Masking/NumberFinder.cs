namespace Analytics.Privacy.Masking;

/// <summary>Says whether a personal number begins at a digit, in work that does not depend on the length of the text.</summary>
internal static class NumberFinder
{
    /// <summary>Digits of the shortest number that is masked, other than those of passports, plates and account numbers, which have letters.</summary>
    private const int FewestDigits = 6;

    /// <param name="text">What to read.</param>
    /// <param name="digit">The first digit of a group of digits.</param>
    /// <param name="floor">Everything before this index is masked or looked through already.</param>
    /// <param name="plates">Whether vehicle plates are looked for.</param>
    /// <param name="next">Where to go on if nothing was found.</param>
    public static Finding? Find(ref FoldedText text, int digit, int floor, bool plates, out int next)
    {
        if (!plates && IsShortAndAlone(ref text, digit, out next)) return null;
        var chain = new NumberChain(ref text, digit);
        next = chain.End(0);
        if (plates && VehiclePlate.TryFind(ref text, digit, floor, out var plateStart, out var plateEnd)) return new Finding(plateStart, plateEnd, MaskKind.Plate);

        var before = text[digit - 1];
        if (FoldedText.IsWordLetter(before))
        {
            var end = BankAccount.EndOf(ref text, digit);
            if (end > 0 && digit - 2 >= floor) return new Finding(digit - 2, end, MaskKind.Iban);
        }
        if ((FoldedText.IsWordLetter(before) || FoldedText.IsWordLetter(text[next])) && Passport(ref text, digit, floor) is { } passport) return passport;
        // Its check character makes it one even within a word.
        if (ResidentIdentity.GroupsOf(ref text, chain, out var identityEnd) > 0 && !FoldedText.IsWordCharacter(text[identityEnd]))
            return new Finding(digit, identityEnd, MaskKind.IdNumber);
        if (FoldedText.IsWordLetter(before) && !NumberLabels.IsWordBefore(ref text, digit)) return null;

        // Most numbers of a text are short: none of what follows is a number of a person either.
        if (chain.Total(chain.Count) < FewestDigits)
        {
            next = chain.End(chain.Count - 1);
            return null;
        }
        if (IsFractionOrPrice(ref text, digit)) return null;
        if (before != '+' && WrittenDate.IsAt(chain, 0))
        {
            next = chain.End(WrittenDate.Groups - 1);
            return null;
        }
        return FindNumber(ref text, chain, before == '+' && !char.IsAsciiDigit(text[digit - 2]), floor);
    }

    /// <summary>The usual case, told without more: a few digits, with nothing around them that could make them a part of something longer.</summary>
    private static bool IsShortAndAlone(ref FoldedText text, int digit, out int next)
    {
        next = digit;
        var character = text[next];
        while (next - digit < FewestDigits && char.IsAsciiDigit(character)) character = text[++next];
        return next - digit < FewestDigits && !NumberChain.IsSeparator(character) && !FoldedText.IsWordLetter(character) && !FoldedText.IsWordLetter(text[digit - 1]);
    }

    private static Finding? FindNumber(ref FoldedText text, in NumberChain chain, bool hasPlus, int floor)
    {
        if (hasPlus && PhoneNumber.BehindPlus(chain) is > 0 and var international && Ends(ref text, chain, international, true, out var internationalEnd))
            return new Finding(PhoneStart(ref text, chain, international, floor, hasPlus), internationalEnd, MaskKind.Phone);

        var label = NumberLabels.Before(ref text, chain.Start(0));
        if (label == NumberLabel.Reference) return null;
        if (PaymentCard.GroupsOf(chain, label == NumberLabel.Card) is > 0 and var card && Ends(ref text, chain, card, card > 1, out var cardEnd))
            return new Finding(chain.Start(0), cardEnd, MaskKind.Card);
        if (Identity(ref text, chain, label) is { } identity) return identity;
        if (label == NumberLabel.Passport && chain.Length(0) is >= 6 and <= 9 && Ends(ref text, chain, 1, false, out var passportEnd))
            return new Finding(chain.Start(0), passportEnd, MaskKind.IdNumber);

        var groups = PhoneNumber.ByShape(chain);
        if (groups == 0 && label == NumberLabel.Phone) groups = PhoneNumber.Named(chain);
        return groups > 0 && Ends(ref text, chain, groups, groups > 1 || PhoneNumber.ChineseMobile(chain) > 0, out var phoneEnd)
            ? new Finding(PhoneStart(ref text, chain, groups, floor, hasPlus), phoneEnd, MaskKind.Phone)
            : null;
    }

    private static Finding? Identity(ref FoldedText text, in NumberChain chain, NumberLabel label)
    {
        // Of an American social security number no first part is 000, 666 or above 899, no second 00, no third 0000.
        if (chain.HasShape(3, 2, 4) && chain.Separator(1) == '-' && chain.Separator(2) == '-' && chain.Group(0) is not ("000" or "666") && chain.Group(0)[0] != '9'
            && chain.Group(1) is not "00" && chain.Group(2) is not "0000" && Ends(ref text, chain, 3, false, out var socialEnd))
        {
            return new Finding(chain.Start(0), socialEnd, MaskKind.IdNumber);
        }

        var isNamed = label == NumberLabel.Identity && chain.Length(0) is >= 8 and <= 18;
        if (!isNamed && !ResidentIdentity.IsOld(chain)) return null;
        var end = chain.End(0);
        if (isNamed && text[end] is 'x' or 'X') end++;
        return FoldedText.IsWordCharacter(text[end]) ? null : new Finding(chain.Start(0), end, MaskKind.IdNumber);
    }

    /// <summary>Letters and digits, 6 to 9 of them, behind the word passport or that of a travel permit.</summary>
    private static Finding? Passport(ref FoldedText text, int digit, int floor)
    {
        const int Longest = 9;
        var start = digit;
        while (start > floor && digit - start < Longest && FoldedText.IsWordCharacter(text[start - 1])) start--;
        var end = digit;
        while (end - start <= Longest && FoldedText.IsWordCharacter(text[end])) end++;
        return end - start is >= 6 and <= Longest && NumberLabels.Before(ref text, start) == NumberLabel.Passport ? new Finding(start, end, MaskKind.IdNumber) : null;
    }

    private static bool IsFractionOrPrice(ref FoldedText text, int digit) => text[digit - 1] switch
    {
        '.' => char.IsAsciiDigit(text[digit - 2]),
        '$' or '€' or '£' or '¥' or '￥' => true,
        _ => false,
    };

    /// <summary>
    /// Whether a number may end behind a group, and where: not before a fraction, nor within a word, except where its shape leaves no doubt and people
    /// just forgot a blank (<c>555-123-4567x12</c>). Spreadsheets write <c>.0</c> behind numbers.
    /// </summary>
    private static bool Ends(ref FoldedText text, in NumberChain chain, int groups, bool mayTouchLetters, out int end)
    {
        end = chain.End(groups - 1);
        var next = text[end];
        if (FoldedText.IsWordLetter(next)) return mayTouchLetters;
        if (next != '.' || !char.IsAsciiDigit(text[end + 1])) return true;
        if (text[end + 1] != '0' || FoldedText.IsWordCharacter(text[end + 2])) return false;
        end += 2;
        return true;
    }

    /// <summary>A plus sign, and a bracket that is closed within the number, go with it.</summary>
    private static int PhoneStart(ref FoldedText text, in NumberChain chain, int groups, int floor, bool hasPlus)
    {
        var start = hasPlus ? chain.Start(0) - 1 : chain.Start(0);
        return start > floor && groups > 1 && chain.Separator(1) == ')' && text[start - 1] == '(' ? start - 1 : start;
    }
}
