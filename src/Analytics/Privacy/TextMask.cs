using System.Buffers;
using System.Text;
using Analytics.Privacy.Masking;

namespace Analytics.Privacy;

/// <summary>
/// Masks what identifies a person inside a text. <c>[phone]</c>, <c>[card]</c>, <c>[id number]</c>, <c>[iban]</c>, <c>[email]</c> and <c>[plate]</c>
/// stand for it afterwards, so that the text can still be read for its topics.
/// </summary>
/// <remarks>
/// <para>Masked, also in full-width digits and with blanks, dashes, dots or brackets between groups of digits:</para>
/// <list type="bullet">
/// <item>telephone numbers: Chinese mobile ones, with and without +86; national ones with a leading 0 (010-12345678, 030 123456, 06 12 34 56 78); North
/// American ones; anything of 9 to 15 digits behind a plus sign; any number of 7 to 15 digits that the text calls a telephone, WeChat or QQ number;</item>
/// <item>payment cards of 13 to 19 digits with a prefix in use and a right check digit; without either where the text calls them a card;</item>
/// <item>Chinese resident identity numbers: 18 characters with a right check character, 15 digits with region and date; American social security numbers with
/// dashes; 8 to 18 digits that the text calls an identity number; passports and travel permits behind their word;</item>
/// <item>international bank account numbers with right check digits; e-mail addresses; if asked for, Chinese vehicle plates.</item>
/// </list>
/// <para>
/// Not masked: names, postal addresses, user names; numbers of orders, parcels, tickets and products (what a text calls one is left as it is, identity numbers
/// with a right check character and numbers behind a plus sign aside); dates, times, prices, decimal fractions; IP addresses; numbers in words (一三八), with a
/// blank behind every digit, or in other digits than ASCII and full-width ones; national telephone numbers in one piece without a leading 0 (5551234567),
/// local ones without area code, and hotlines of five digits, unless the text says what they are; an address or plate that has neither digit nor at sign.
/// A price, a list of numbers or an order number that has the form of a telephone number is masked as one: of the two mistakes it is the smaller.
/// </para>
/// <para>Masking a masked text changes nothing. The work is proportional to the length of the text, whatever is in it.</para>
/// </remarks>
public static class TextMask
{
    // Nothing that is masked is without one of them.
    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789@０１２３４５６７８９＠");
    private static readonly SearchValues<char> AtSigns = SearchValues.Create("@＠");
    private static readonly SearchValues<char> AllDigits = SearchValues.Create("0123456789０１２３４５６７８９");

    private static readonly SearchValues<byte> AsciiSigns = SearchValues.Create("0123456789@"u8);

    /// <summary>The text with personal data masked; the same instance if there is none.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="plates">Mask Chinese vehicle plates too.</param>
    public static string Apply(string text, bool plates = false) => Apply(text, plates, out _);

    /// <summary>The same of UTF-8, a raw row for example; the very bytes that came if there is nothing to mask. Bytes that are no text are then left too.</summary>
    public static ReadOnlySpan<byte> Apply(ReadOnlySpan<byte> utf8, bool plates = false)
    {
        if (!MayHold(utf8)) return utf8;
        var text = Encoding.UTF8.GetString(utf8);
        var masked = Apply(text, plates);
        return ReferenceEquals(text, masked) ? utf8 : Encoding.UTF8.GetBytes(masked);
    }

    /// <summary>Whether a text in UTF-8 has a digit or an at sign, without which there is nothing to mask in it.</summary>
    public static bool MayHold(ReadOnlySpan<byte> utf8)
    {
        if (utf8.ContainsAny(AsciiSigns)) return true;
        // The full-width ones are EF BC 90 to 99 and EF BC A0. Chinese commas and the like begin as they do.
        while (utf8.IndexOf((byte)0xEF) is >= 0 and var at && at + 2 < utf8.Length)
        {
            if (utf8[at + 1] == 0xBC && utf8[at + 2] is (>= 0x90 and <= 0x99) or 0xA0) return true;
            utf8 = utf8[(at + 1)..];
        }
        return false;
    }

    /// <param name="text">What somebody wrote.</param>
    /// <param name="plates">Mask Chinese vehicle plates too.</param>
    /// <param name="looks">How often a character was looked at by a rule.</param>
    internal static string Apply(string text, bool plates, out long looks)
    {
        looks = 0;
        var position = text.AsSpan().IndexOfAny(Signs);
        if (position < 0) return text;

        StringBuilder? masked = null;
        var copied = 0;
        var reader = new FoldedText(text);
        var email = NextEmail(text, ref reader, 0, 0);
        while (position < text.Length)
        {
            var offset = text.AsSpan(position).IndexOfAny(Signs);
            if (offset < 0) break;
            position += offset;

            Finding? finding = null;
            if (email is { } address && address.Start <= position)
            {
                finding = address;
                email = NextEmail(text, ref reader, address.End, address.End);
            }
            else if (AtSigns.Contains(text[position]))
            {
                position++;
            }
            else
            {
                reader.End = email?.Start ?? text.Length;
                finding = NumberFinder.Find(ref reader, position, copied, plates, out var next);
                reader.End = text.Length;
                position = next;
                if (finding is null) SkipDigits(text, ref position);
            }

            if (finding is not { } found) continue;
            masked ??= new StringBuilder(text.Length);
            masked.Append(text, copied, found.Start - copied).Append(Replacement(found.Kind));
            position = copied = found.End;
        }
        looks = reader.Looks;
        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    private static Finding? NextEmail(string text, ref FoldedText reader, int from, int floor)
    {
        for (var at = from; at < text.Length; at++)
        {
            var offset = text.AsSpan(at).IndexOfAny(AtSigns);
            if (offset < 0) return null;
            at += offset;
            if (EmailAddress.TryFind(ref reader, at, floor, out var start, out var end)) return new Finding(start, end, MaskKind.Email);
        }
        return null;
    }

    /// <summary>Steps over the rest of a group that was too long to be read to its end.</summary>
    private static void SkipDigits(string text, ref int position)
    {
        var offset = text.AsSpan(position).IndexOfAnyExcept(AllDigits);
        position = offset < 0 ? text.Length : position + offset;
    }

    private static string Replacement(MaskKind kind) => kind switch
    {
        MaskKind.Phone => "[phone]",
        MaskKind.Card => "[card]",
        MaskKind.IdNumber => "[id number]",
        MaskKind.Iban => "[iban]",
        MaskKind.Email => "[email]",
        MaskKind.Plate => "[plate]",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
