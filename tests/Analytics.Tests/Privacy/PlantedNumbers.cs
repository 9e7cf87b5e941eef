using System.Globalization;
using System.Numerics;
using Analytics.Randomness;

namespace Analytics.Tests.Privacy;

/// <summary>Made-up numbers with right check digits, written in one of their usual ways. The check digits are computed in another way than in the product.</summary>
internal static class PlantedNumbers
{
    public static string Draw(string kind, RandomStream stream) => kind switch
    {
        nameof(Mobile) => Mobile(stream),
        nameof(Landline) => Landline(stream),
        nameof(NorthAmerican) => NorthAmerican(stream),
        nameof(International) => International(stream),
        nameof(Card) => Card(stream),
        nameof(Identity) => Identity(stream),
        nameof(OldIdentity) => OldIdentity(stream),
        nameof(SocialSecurity) => SocialSecurity(stream),
        nameof(Iban) => Iban(stream),
        nameof(Email) => Email(stream),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Mobile(RandomStream stream)
    {
        var digits = $"1{stream.Between(3, 9)}{Digits(stream, 9)}";
        var spaced = stream.Choose<string>([digits, $"{digits[..3]} {digits[3..7]} {digits[7..]}", $"{digits[..3]}-{digits[3..7]}-{digits[7..]}", $"{digits[..3]} {digits[3..]}"]);
        return stream.Choose<string>(["", "", "+86", "+86 ", "+86-", "86", "0086 "]) + spaced;
    }

    public static string Landline(RandomStream stream)
    {
        var area = stream.Choose<string>(["010", "021", "020", "0571", "0755", "0379"]);
        var local = $"{stream.Between(2, 8)}{Digits(stream, 7)}";
        return stream.Choose<string>([$"{area}-{local}", $"({area}){local}", $"{area} {local}", $"{area}-{local[..4]} {local[4..]}", $"{area}{local}"]);
    }

    public static string NorthAmerican(RandomStream stream)
    {
        var (area, exchange, line) = ($"{stream.Between(2, 9)}{Digits(stream, 2)}", $"{stream.Between(2, 9)}{Digits(stream, 2)}", Digits(stream, 4));
        return stream.Choose<string>([$"({area}) {exchange}-{line}", $"{area}-{exchange}-{line}", $"+1 {area} {exchange} {line}", $"1-{area}-{exchange}-{line}", $"{area} {exchange} {line}"]);
    }

    public static string International(RandomStream stream) => stream.Choose<string>(
    [
        $"+49 {stream.Between(30, 89)} {stream.Between(1, 9)}{Digits(stream, 6)}", $"+44 20 {stream.Between(3, 8)}{Digits(stream, 3)} {Digits(stream, 4)}",
        $"+336{Digits(stream, 8)}", $"+852 {stream.Between(2, 9)}{Digits(stream, 3)} {Digits(stream, 4)}", $"+49 (0)30 {stream.Between(1, 9)}{Digits(stream, 6)}",
    ]);

    public static string Card(RandomStream stream)
    {
        var prefix = stream.Choose<string>(["4", "51", "37", "6222", "6011", "2221"]);
        var length = prefix switch { "37" => 15, "6222" => stream.Choose<int>([16, 19]), _ => 16 };
        var body = prefix + Digits(stream, length - prefix.Length - 1);
        var digits = Enumerable.Range(0, 10).Select(check => body + check.ToString(CultureInfo.InvariantCulture)).Single(IsLuhn);
        if (length == 15) return stream.Choose<string>([digits, $"{digits[..4]} {digits[4..10]} {digits[10..]}"]);
        var separator = stream.Choose<string>(["", " ", "-"]);
        return string.Join(separator, digits.Chunk(4).Select(chunk => new string(chunk)));
    }

    public static string Identity(RandomStream stream)
    {
        var body = Region(stream) + BirthDate(stream).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + Digits(stream, 3);

        // The whole number, each place weighted by its power of 2 and X counting 10, is 1 modulo 11.
        var check = Enumerable.Range(0, 11).Single(candidate => (body.Select((digit, index) => (digit - '0') * (int)BigInteger.ModPow(2, 17 - index, 11)).Sum() + candidate) % 11 == 1);
        return body + (check == 10 ? stream.Choose<string>(["X", "x"]) : check.ToString(CultureInfo.InvariantCulture));
    }

    public static string OldIdentity(RandomStream stream)
    {
        while (true)
        {
            var digits = Region(stream) + BirthDate(stream).ToString("yyMMdd", CultureInfo.InvariantCulture) + Digits(stream, 3);
            if (!IsLuhn(digits)) return digits;
        }
    }

    public static string SocialSecurity(RandomStream stream) =>
        string.Create(CultureInfo.InvariantCulture, $"{stream.Between(100, 665)}-{stream.Between(1, 99):00}-{stream.Between(1, 9999):0000}");

    public static string Iban(RandomStream stream)
    {
        var (country, body) = stream.Choose<(string, string)>([("DE", Digits(stream, 18)), ("GB", "WEST" + Digits(stream, 14)), ("FR", Digits(stream, 23)), ("NO", Digits(stream, 11))]);
        var number = BigInteger.Parse(string.Concat((body + country + "00").Select(Value)), CultureInfo.InvariantCulture);
        var iban = string.Create(CultureInfo.InvariantCulture, $"{country}{98 - (int)(number % 97):00}{body}");
        return stream.Chance(0.5) ? iban : string.Join(' ', iban.Chunk(4).Select(chunk => new string(chunk)));

        static string Value(char character) => (char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10).ToString(CultureInfo.InvariantCulture);
    }

    public static string Email(RandomStream stream)
    {
        var local = stream.Choose<string>(["zhang.san", "li_4", "j.doe+shop", "13812345678", "a", "o'neil", "x-y"]) + stream.Between(0, 99).ToString(CultureInfo.InvariantCulture);
        return $"{local}@{stream.Choose<string>(["qq.com", "163.com", "example.co.uk", "mail.tsinghua.edu.cn", "gmail.com"])}";
    }

    private static string Region(RandomStream stream) => stream.Choose<string>(["110105", "310104", "440524", "330106", "510107", "650102"]);

    private static DateOnly BirthDate(RandomStream stream) => new DateOnly(1940, 1, 1).AddDays(stream.Between(0, 20_000));

    private static string Digits(RandomStream stream, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + stream.Between(0, 9))));

    private static bool IsLuhn(string digits) =>
        digits.Reverse().Select((digit, index) => index % 2 == 0 ? digit - '0' : (2 * (digit - '0') / 10) + (2 * (digit - '0') % 10)).Sum() % 10 == 0;
}
