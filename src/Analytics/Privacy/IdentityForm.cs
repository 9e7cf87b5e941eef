using System.Buffers;
using System.Globalization;
using System.Text;
using Analytics.Privacy.Masking;

namespace Analytics.Privacy;

/// <summary>
/// The one form of an e-mail address or telephone number, whichever way it is written. The rules are part of the hash's version: a change of
/// them makes other customers.
/// </summary>
/// <remarks>
/// <para>
/// E-mail: full-width forms become plain, outer blanks go, Unicode form C, lower case (local part too: no provider in use tells them apart by case), the domain in its
/// ASCII form (IDNA). Dots and <c>+tags</c> of the local part stay: whether they matter is the provider's own rule.
/// </para>
/// <para>
/// Telephone: digits only, with a leading plus. <c>00</c> at the beginning is a plus; <c>(0)</c> behind the country code goes. A number without either is a national one
/// of the default country: one leading 0 goes (not for Italy, +39, where it belongs to the number) and the country code is added; 86 and a Chinese mobile number, and
/// for +1 eleven digits that begin with 1, are taken for international ones that lack the plus. <c>.0</c> at the end, which spreadsheets add, goes.
/// </para>
/// </remarks>
internal static class IdentityForm
{
    private const int MaxEmailLength = 254;
    private const int MaxLocalLength = 64;

    // ITU-T E.164; with fewer digits there is no subscriber's number in use.
    private const int MinPhoneDigits = 7;
    private const int MaxPhoneDigits = 15;

    // Written form with blanks and brackets.
    private const int MaxPhoneLength = 64;

    private static readonly SearchValues<char> PlusAndDigits = SearchValues.Create("+0123456789");
    private static readonly SearchValues<char> WrittenDigits = SearchValues.Create("0123456789 -./()");

    public static IdentityProblem Email(string value, out string normalized)
    {
        normalized = "";
        // Full-width forms and combining marks take at most three times the characters.
        if (value.Length > 4 * MaxEmailLength) return IdentityProblem.TooLong;
        var text = Fold(value).Trim();
        if (text.Length == 0) return IdentityProblem.Empty;
        if (!text.IsNormalized(NormalizationForm.FormC)) text = text.Normalize(NormalizationForm.FormC);

        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || text.IndexOf('@', at + 1) >= 0) return IdentityProblem.NotOneAtSign;
        var local = text[..at].ToLowerInvariant();
        if (local.Length is 0 or > MaxLocalLength || local.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character is '"' or '<' or '>' or '(' or ')' or ',' or ';' or ':'))
            return IdentityProblem.BadLocalPart;
        if (!TryDomain(text[(at + 1)..], out var domain)) return IdentityProblem.BadDomain;
        if (local.Length + 1 + domain.Length > MaxEmailLength) return IdentityProblem.TooLong;
        normalized = $"{local}@{domain}";
        return IdentityProblem.None;
    }

    /// <param name="value">As it is written.</param>
    /// <param name="defaultCountryCode">Digits, without plus; null if national numbers are not to be taken.</param>
    /// <param name="normalized">A plus and 7 to 15 digits.</param>
    public static IdentityProblem Phone(string value, string? defaultCountryCode, out string normalized)
    {
        normalized = "";
        if (value.Length > MaxPhoneLength) return IdentityProblem.TooLong;
        var text = Fold(value).Trim();
        if (text.Length == 0) return IdentityProblem.Empty;
        if (text.EndsWith(".0", StringComparison.Ordinal) && text.AsSpan(0, text.Length - 2).IndexOfAnyExcept(PlusAndDigits) < 0) text = text[..^2];
        var isInternational = text.StartsWith('+') || text.StartsWith("(+", StringComparison.Ordinal);
        if (isInternational) text = text.Replace("+", "", StringComparison.Ordinal).Replace("(0)", "", StringComparison.Ordinal);

        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        if (text.AsSpan().IndexOfAnyExcept(WrittenDigits) >= 0) return IdentityProblem.NotDigits;
        if (!isInternational && digits.StartsWith("00", StringComparison.Ordinal))
        {
            isInternational = true;
            digits = new string([.. text.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit)])[2..];
        }
        if (digits.Length < MinPhoneDigits) return IdentityProblem.TooShort;
        if (!isInternational)
        {
            if (defaultCountryCode is null) return IdentityProblem.NoCountryCode;
            if (!LacksPlusOnly(digits, defaultCountryCode)) digits = defaultCountryCode + WithoutTrunkZero(digits, defaultCountryCode);
        }
        else if (defaultCountryCode is not null && digits.StartsWith(defaultCountryCode, StringComparison.Ordinal))
        {
            // +86 0571 …: the 0 is a mistake that people make in their own country's numbers.
            digits = defaultCountryCode + WithoutTrunkZero(digits[defaultCountryCode.Length..], defaultCountryCode);
        }
        if (digits.Length > MaxPhoneDigits) return IdentityProblem.TooLong;
        normalized = "+" + digits;
        return IdentityProblem.None;
    }

    private static bool LacksPlusOnly(string digits, string countryCode) => countryCode switch
    {
        "86" => digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal) && digits[3] >= '3',
        "1" => digits.Length == 11 && digits[0] == '1',
        _ => false,
    };

    private static string WithoutTrunkZero(string digits, string countryCode) => digits[0] == '0' && countryCode != "39" ? digits[1..] : digits;

    private static bool TryDomain(string text, out string domain)
    {
        domain = "";
        try
        {
            // IDNA lower-cases too, and refuses empty and overlong labels and characters that no host name has.
            domain = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text.TrimEnd('.').ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            return false;
        }
        var dot = domain.LastIndexOf('.');
        return dot > 0 && domain.Length - dot > 2 && !char.IsAsciiDigit(domain[dot + 1]);
    }

    private static string Fold(string value) => string.Create(value.Length, value, static (folded, text) =>
    {
        for (var index = 0; index < text.Length; index++) folded[index] = FoldedText.Fold(text[index]);
    });
}
