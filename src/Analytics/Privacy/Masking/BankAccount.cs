using System.Collections.Frozen;

namespace Analytics.Privacy.Masking;

/// <summary>International bank account numbers (ISO 13616): a country, two check digits, and as many characters as the country has.</summary>
internal static class BankAccount
{
    private const int MaxLength = 34;

    // Country and length, from the registry of ISO 13616.
    private const string CountryLengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 " +
        "GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 " +
        "MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 " +
        "UA29 VA22 VG24 XK20 YE30";

    private static readonly FrozenDictionary<int, int> LengthByCountry = CountryLengths.Split(' ')
        .ToFrozenDictionary(entry => Key(entry[0], entry[1]), entry => ((entry[2] - '0') * 10) + entry[3] - '0');

    /// <summary>The index behind the account number whose two letters end where <paramref name="digits"/> begins; 0 if there is none.</summary>
    public static int EndOf(ref FoldedText text, int digits)
    {
        var first = char.ToUpperInvariant(text[digits - 2]);
        var second = char.ToUpperInvariant(text[digits - 1]);
        if (!char.IsAsciiLetterUpper(first) || !char.IsAsciiLetterUpper(second) || FoldedText.IsWordCharacter(text[digits - 3])) return 0;
        if (!LengthByCountry.TryGetValue(Key(first, second), out var length)) return 0;

        Span<char> characters = stackalloc char[MaxLength];
        characters[0] = first;
        characters[1] = second;
        var count = 2;
        var index = digits;
        while (count < length)
        {
            var character = char.ToUpperInvariant(text[index]);
            if (character is ' ' or '-') character = char.ToUpperInvariant(text[++index]);
            if (!char.IsAsciiLetterOrDigit(character)) return 0;
            characters[count++] = character;
            index++;
        }
        return !FoldedText.IsWordCharacter(text[index]) && HasCheckDigits(characters[..length]) ? index : 0;
    }

    /// <summary>ISO 7064, MOD 97-10: country and check digits moved to the end, letters as 10 to 35.</summary>
    private static bool HasCheckDigits(ReadOnlySpan<char> characters)
    {
        var remainder = 0;
        for (var index = 0; index < characters.Length; index++)
        {
            var character = characters[(index + 4) % characters.Length];
            remainder = char.IsAsciiDigit(character)
                ? ((remainder * 10) + character - '0') % 97
                : ((remainder * 100) + character - 'A' + 10) % 97;
        }
        return remainder == 1;
    }

    private static int Key(char first, char second) => (first << 16) | second;
}
