using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Analytics.Privacy;

namespace Analytics.Tests.Privacy;

public sealed partial class IdentityHashTests
{
    private const string Key = "a text of more than sixteen bytes!";

    private static readonly IdentityHash InChina = new(Key, "86");

    [Theory]
    [InlineData("Zhang.San@Example.COM", "zhang.san@example.com")]
    [InlineData("  a@b.cn \t", "a@b.cn")]
    [InlineData("a@b.cn\u200B", "a@b.cn")]
    [InlineData("ａ＠ｂ．ｃｎ", "a@b.cn")]
    [InlineData("rene\u0301@exa\u0308mple.fr", "ren\u00E9@xn--exmple-cua.fr")]
    [InlineData("x@例子.中国", "x@xn--fsqu00a.xn--fiqs8s")]
    [InlineData("x@mail.example.co.uk.", "x@mail.example.co.uk")]
    [InlineData("o'neil+shop@x-y.org", "o'neil+shop@x-y.org")]
    public void Email_HoweverWritten_HasOneForm(string value, string expected)
    {
        Assert.True(InChina.TryNormalize(value, IdentityKind.Email, out var normalized, out var problem));
        Assert.Equal(expected, normalized);
        Assert.Equal(IdentityProblem.None, problem);
    }

    [Theory]
    [InlineData("13812345678", "+8613812345678")]
    [InlineData("138-1234-5678", "+8613812345678")]
    [InlineData("+86 138 1234 5678", "+8613812345678")]
    [InlineData("(+86)13812345678", "+8613812345678")]
    [InlineData("0086 13812345678", "+8613812345678")]
    [InlineData("8613812345678", "+8613812345678")]
    [InlineData("１３８１２３４５６７８", "+8613812345678")]
    [InlineData("\u202D13812345678\u202C", "+8613812345678")]
    [InlineData("13812345678.0", "+8613812345678")]
    [InlineData("013812345678", "+8613812345678")]
    [InlineData("0571-88887777", "+8657188887777")]
    [InlineData("+86 (0)571 8888 7777", "+8657188887777")]
    [InlineData("+86 0571 8888 7777", "+8657188887777")]
    [InlineData("+49 (0)30 123456", "+4930123456")]
    [InlineData("+1 (555) 123-4567", "+15551234567")]
    public void Phone_InChina_HasOneForm(string value, string expected)
    {
        Assert.True(InChina.TryNormalize(value, IdentityKind.Phone, out var normalized, out _));
        Assert.Equal(expected, normalized);
    }

    [Theory]
    [InlineData("1", "(555) 123-4567", "+15551234567")]
    [InlineData("1", "1-555-123-4567", "+15551234567")]
    [InlineData("+49", "030 123456", "+4930123456")]
    [InlineData("39", "06 12345678", "+390612345678")]
    [InlineData("33", "06 12 34 56 78", "+33612345678")]
    public void Phone_Elsewhere_HasOneForm(string countryCode, string value, string expected)
    {
        Assert.True(new IdentityHash(Key, countryCode).TryNormalize(value, IdentityKind.Phone, out var normalized, out _));
        Assert.Equal(expected, normalized);
    }

    [Theory]
    [InlineData(IdentityKind.Email, " ", IdentityProblem.Empty)]
    [InlineData(IdentityKind.Email, "zhang", IdentityProblem.NotOneAtSign)]
    [InlineData(IdentityKind.Email, "a@b@c.de", IdentityProblem.NotOneAtSign)]
    [InlineData(IdentityKind.Email, "@b.cn", IdentityProblem.BadLocalPart)]
    [InlineData(IdentityKind.Email, "a b@c.de", IdentityProblem.BadLocalPart)]
    [InlineData(IdentityKind.Email, "Zhang <a@b.cn>", IdentityProblem.BadLocalPart)]
    [InlineData(IdentityKind.Email, "a@b", IdentityProblem.BadDomain)]
    [InlineData(IdentityKind.Email, "a@b..cn", IdentityProblem.BadDomain)]
    [InlineData(IdentityKind.Email, "a@b_c.cn", IdentityProblem.BadDomain)]
    [InlineData(IdentityKind.Email, "a@1.2.3.4", IdentityProblem.BadDomain)]
    [InlineData(IdentityKind.Email, "a@", IdentityProblem.BadDomain)]
    [InlineData(IdentityKind.Phone, "", IdentityProblem.Empty)]
    [InlineData(IdentityKind.Phone, "unknown", IdentityProblem.NotDigits)]
    [InlineData(IdentityKind.Phone, "1.38E+10", IdentityProblem.NotDigits)]
    [InlineData(IdentityKind.Phone, "12345", IdentityProblem.TooShort)]
    [InlineData(IdentityKind.Phone, "-", IdentityProblem.TooShort)]
    [InlineData(IdentityKind.Phone, "+1234567890123456", IdentityProblem.TooLong)]
    public void Value_ThatIsNone_SaysWhy(IdentityKind kind, string value, IdentityProblem expected)
    {
        Assert.False(InChina.TryHash(value, kind, out var hash, out var problem));
        Assert.Equal(expected, problem);
        Assert.Equal("", hash);
    }

    [Fact]
    public void Value_TooLong_SaysSo()
    {
        Assert.False(InChina.TryHash(new string('a', 64) + "@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 4)) + ".com", IdentityKind.Email, out _, out var problem));
        Assert.Equal(IdentityProblem.TooLong, problem);
        Assert.False(InChina.TryHash(new string('1', 1_000_000), IdentityKind.Phone, out _, out problem));
        Assert.Equal(IdentityProblem.TooLong, problem);
        Assert.False(InChina.TryHash(new string('a', 65) + "@b.cn", IdentityKind.Email, out _, out problem));
        Assert.Equal(IdentityProblem.BadLocalPart, problem);
    }

    [Fact]
    public void NationalPhone_WithoutDefaultCountry_IsRefused()
    {
        var hash = new IdentityHash(Key);

        Assert.False(hash.TryHash("13812345678", IdentityKind.Phone, out _, out var problem));
        Assert.Equal(IdentityProblem.NoCountryCode, problem);
        Assert.True(hash.TryHash("+8613812345678", IdentityKind.Phone, out _, out _));
    }

    [Fact]
    public void Hash_IsHmacOfTheNormalizedForm()
    {
        var code = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), "phone\n+8613812345678"u8);
        var bits = string.Concat(code.Select(value => Convert.ToString(value, 2).PadLeft(8, '0')));
        var expected = "h1_" + string.Concat(Enumerable.Range(0, 26).Select(index => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(bits.Substring(5 * index, 5), 2)]));

        Assert.Equal(expected, Hash(InChina, "138 1234 5678", IdentityKind.Phone));
    }

    // Python: base64.b32encode(hmac.new(key, b"email\nzhang@example.com", "sha256").digest()).lower()[:26]
    [Fact]
    public void Hash_IsThatOfAnotherImplementation() => Assert.Equal("h1_uhwwaxdk52oakdvgpwdrvkzmzl", Hash(InChina, "zhang@example.com", IdentityKind.Email));

    [Fact]
    public void Hash_OfOtherKeyKindOrValue_IsAnother()
    {
        var hashes = new[]
        {
            Hash(InChina, "+8613812345678", IdentityKind.Phone),
            Hash(InChina, "+8613812345679", IdentityKind.Phone),
            Hash(InChina, "a@b.cn", IdentityKind.Email),
            Hash(new IdentityHash(Key + "!"), "+8613812345678", IdentityKind.Phone),
        };

        Assert.Equal(4, hashes.Distinct().Count());
        Assert.All(hashes, hash => Assert.Matches(Shape(), hash));
        Assert.All(hashes, hash => Assert.True(IdentityHash.IsHash(hash)));
    }

    [Theory]
    [InlineData("h1_")]
    [InlineData("h1_yi4i47m5bsxeqxzdmxd2tqa3d")]
    [InlineData("h2_yi4i47m5bsxeqxzdmxd2tqa3dr")]
    [InlineData("h1_YI4I47M5BSXEQXZDMXD2TQA3DR")]
    [InlineData("a@b.cn")]
    public void OtherId_IsNoHash(string id) => Assert.False(IdentityHash.IsHash(id));

    [Fact]
    public void Key_AsBase64OrText_IsTheSameBytes()
    {
        var bytes = Encoding.UTF8.GetBytes(Key);

        Assert.Equal(InChina.Fingerprint, new IdentityHash(Convert.ToBase64String(bytes)).Fingerprint);
        Assert.Equal(InChina.Fingerprint, new IdentityHash(" " + Key + "\n").Fingerprint);
        Assert.NotEqual(InChina.Fingerprint, new IdentityHash(Key + "!").Fingerprint);
        Assert.Matches("^[0-9a-f]{12}$", InChina.Fingerprint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("fifteen bytes!!")]
    [InlineData("五个汉字的")]
    public void Key_OfFewerThanSixteenBytes_IsRefusedWithoutRepeatingIt(string key)
    {
        var exception = Assert.Throws<ArgumentException>(() => new IdentityHash(key));
        if (key.Length > 0) Assert.DoesNotContain(key, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("086")]
    [InlineData("CN")]
    [InlineData("8613")]
    public void CountryCode_ThatIsNone_IsRefused(string countryCode) => Assert.Throws<ArgumentException>(() => new IdentityHash(Key, countryCode));

    [Fact]
    public void Text_OfTheObject_DoesNotTellTheKey() => Assert.DoesNotContain(Key, InChina.ToString(), StringComparison.Ordinal);

    private static string Hash(IdentityHash identity, string value, IdentityKind kind)
    {
        Assert.True(identity.TryHash(value, kind, out var hash, out _));
        return hash;
    }

    [GeneratedRegex("^h1_[a-z2-7]{26}$")]
    private static partial Regex Shape();
}
