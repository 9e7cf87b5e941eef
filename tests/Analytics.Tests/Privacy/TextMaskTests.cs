using System.Text;
using Analytics.Privacy;

namespace Analytics.Tests.Privacy;

public sealed class TextMaskTests
{
    [Theory]
    [InlineData("我的手机13812345678，请回电", "我的手机[phone]，请回电")]
    [InlineData("请打138 1234 5678谢谢", "请打[phone]谢谢")]
    [InlineData("138-1234-5678", "[phone]")]
    [InlineData("138.1234.5678", "[phone]")]
    [InlineData("13812 345678", "[phone]")]
    [InlineData("+86 138 1234 5678", "[phone]")]
    [InlineData("+86-13812345678", "[phone]")]
    [InlineData("+86138 1234 5678", "[phone]")]
    [InlineData("(+86)13812345678", "[phone]")]
    [InlineData("8613812345678", "[phone]")]
    [InlineData("86 13812345678", "[phone]")]
    [InlineData("0086 138 1234 5678", "[phone]")]
    [InlineData("008613812345678", "[phone]")]
    [InlineData("013812345678", "[phone]")]
    [InlineData("１３８１２３４５６７８", "[phone]")]
    [InlineData("１３８－１２３４－５６７８", "[phone]")]
    [InlineData("电话\u202D138\u00A01234\u00A05678\u202C。", "电话\u202D[phone]\u202C。")]
    [InlineData("tel13812345678", "tel[phone]")]
    [InlineData("QQ13812345678", "QQ[phone]")]
    [InlineData("call 13812345678pls", "call [phone]pls")]
    [InlineData("a,13812345678.0,b", "a,[phone],b")]
    [InlineData("138-1234-5678/139-1234-5678", "[phone]/[phone]")]
    [InlineData("13812345678 13912345678", "[phone] [phone]")]
    public void ChineseMobile_InAnyForm_IsMasked(string text, string expected) => Assert.Equal(expected, TextMask.Apply(text));

    [Theory]
    [InlineData("010-12345678", "[phone]")]
    [InlineData("家里0571-88888888，晚上在", "家里[phone]，晚上在")]
    [InlineData("(0571)88888888", "[phone]")]
    [InlineData("（0571）8888 7777", "[phone]")]
    [InlineData("021-6543210", "[phone]")]
    [InlineData("010-12345678-801", "[phone]")]
    [InlineData("057188887777", "[phone]")]
    [InlineData("+49 30 123456", "[phone]")]
    [InlineData("+49 (0)30 1234 5678", "[phone]")]
    [InlineData("+4915112345678", "[phone]")]
    [InlineData("+447911 123456", "[phone]")]
    [InlineData("0049 30 1234567", "[phone]")]
    [InlineData("+33 6 12 34 56 78", "[phone]")]
    [InlineData("appelez le 06 12 34 56 78 svp", "appelez le [phone] svp")]
    [InlineData("06.12.34.56.78", "[phone]")]
    [InlineData("0612345678", "[phone]")]
    [InlineData("020 7946 0958", "[phone]")]
    [InlineData("030 12 34 56 78", "[phone]")]
    [InlineData("089/1234567", "[phone]")]
    [InlineData("(555) 123-4567", "[phone]")]
    [InlineData("(555)1234567", "[phone]")]
    [InlineData("555-123-4567", "[phone]")]
    [InlineData("555.123.4567", "[phone]")]
    [InlineData("555 234 4567", "[phone]")]
    [InlineData("1-555-123-4567", "[phone]")]
    [InlineData("+1 (555) 123-4567 20 pieces", "[phone] 20 pieces")]
    [InlineData("555-123-4567x12", "[phone]x12")]
    [InlineData("call 5551234567 now", "call [phone] now")]
    [InlineData("call me at 5551234567", "call me at [phone]")]
    [InlineData("My phone number is: 5551234567.", "My phone number is: [phone].")]
    [InlineData("联系电话：88887777", "联系电话：[phone]")]
    [InlineData("加微信号：123456789", "加微信号：[phone]")]
    [InlineData("020-12345678 2026-03-05", "[phone] 2026-03-05")]
    public void Telephone_FixedForeignOrNamed_IsMasked(string text, string expected) => Assert.Equal(expected, TextMask.Apply(text));

    [Theory]
    [InlineData("4111111111111111", "[card]")]
    [InlineData("4111 1111 1111 1111", "[card]")]
    [InlineData("4111-1111-1111-1111 exp 12/27", "[card] exp 12/27")]
    [InlineData("3782 822463 10005", "[card]")]
    [InlineData("378282246310005", "[card]")]
    [InlineData("30569309025904", "[card]")]
    [InlineData("4222222222222", "[card]")]
    [InlineData("6222021234567890128", "[card]")]
    [InlineData("6222 0212 3456 7890 128", "[card]")]
    [InlineData("622202 1234567890128", "[card]")]
    [InlineData("４１１１　１１１１　１１１１　１１１１", "[card]")]
    [InlineData("4111 1111 1111 1111 123", "[card] 123")]
    [InlineData("4111 1111 1111 1111 5 stars", "[card] 5 stars")]
    [InlineData("4111-1111-1111-1111exp", "[card]exp")]
    [InlineData("visa4111111111111111", "visa[card]")]
    [InlineData("卡号4111111111111112扣了两次", "卡号[card]扣了两次")]
    [InlineData("my card number is 4111 1111 1111 1112", "my card number is [card]")]
    public void Card_WithCheckDigitOrName_IsMasked(string text, string expected) => Assert.Equal(expected, TextMask.Apply(text));

    [Theory]
    [InlineData("4111111111111112")]
    [InlineData("20260305143000")]
    [InlineData("1741158600000")]
    [InlineData("1111111111111117")]
    public void LongNumber_WithoutCheckDigitOrPrefix_Stays(string text) => Assert.Same(text, TextMask.Apply(text));

    [Theory]
    [InlineData("11010519491231002X", "[id number]")]
    [InlineData("身份证１１０１０５１９４９１２３１００２Ｘ", "身份证[id number]")]
    [InlineData("440524188001010014", "[id number]")]
    [InlineData("110105 19491231 002x", "[id number]")]
    [InlineData("订单号11010519491231002X", "订单号[id number]")]
    [InlineData("身份证号110105194912310021", "身份证号[id number]")]
    [InlineData("身份证编号：110105194912310021", "身份证编号：[id number]")]
    [InlineData("SFZ11010519491231002X", "SFZ[id number]")]
    [InlineData("老证110105491231002", "老证[id number]")]
    [InlineData("护照号码是E12345678。", "护照号码是[id number]。")]
    [InlineData("passport no. C01X00T47", "passport no. [id number]")]
    [InlineData("Passport: 123456789", "Passport: [id number]")]
    [InlineData("通行证H12345678", "通行证[id number]")]
    [InlineData("my SSN 123-45-6789", "my SSN [id number]")]
    [InlineData("ssn 123456789", "ssn [id number]")]
    public void IdentityNumber_InAnyForm_IsMasked(string text, string expected) => Assert.Equal(expected, TextMask.Apply(text));

    [Theory]
    [InlineData("110105194912310021")]
    [InlineData("11010519491331002X")]
    [InlineData("990105194912310029")]
    [InlineData("999-45-6789")]
    [InlineData("000-45-6789")]
    [InlineData("E12345678")]
    public void IdentityNumber_OfWrongMaking_Stays(string text) => Assert.Same(text, TextMask.Apply(text));

    [Theory]
    [InlineData("DE89370400440532013000", "[iban]")]
    [InlineData("IBAN: DE89 3704 0044 0532 0130 00, danke", "IBAN: [iban], danke")]
    [InlineData("gb82 west 1234 5698 7654 32", "[iban]")]
    [InlineData("账户ＧＢ８２WEST12345698765432", "账户[iban]")]
    public void BankAccount_WithCheckDigits_IsMasked(string text, string expected) => Assert.Equal(expected, TextMask.Apply(text));

    [Theory]
    [InlineData("DE88370400440532013000")]
    [InlineData("ZZ89370400440532013000")]
    [InlineData("ADE89370400440532013000")]
    public void BankAccount_OfWrongMaking_Stays(string text) => Assert.Same(text, TextMask.Apply(text));

    [Theory]
    [InlineData("邮箱zhang.san@qq.com谢谢", "邮箱[email]谢谢")]
    [InlineData("13812345678@163.com", "[email]")]
    [InlineData("a.b+c@mail.example.co.uk.", "[email].")]
    [InlineData("(john_doe@example.com)", "([email])")]
    [InlineData("zhang＠qq．com", "[email]")]
    [InlineData("发到zhang@qq。com吧", "发到[email]吧")]
    [InlineData("zhang@qq.com。好的", "[email]。好的")]
    [InlineData("rené@exämple.fr", "[email]")]
    [InlineData("a@b.com,c@d.com", "[email],[email]")]
    [InlineData("a@b@c.de", "a@[email]")]
    public void Email_InASentence_IsMasked(string text, string expected) => Assert.Equal(expected, TextMask.Apply(text));

    [Theory]
    [InlineData("follow @shop now")]
    [InlineData("3 pieces @1.50")]
    [InlineData("user@localhost")]
    [InlineData("@@@@")]
    [InlineData("5@2.0")]
    public void AtSign_WithoutAnAddress_Stays(string text) => Assert.Same(text, TextMask.Apply(text));

    [Theory]
    [InlineData("京A12345违停", "[plate]违停")]
    [InlineData("粤B·D12345", "[plate]")]
    [InlineData("沪AD12345", "[plate]")]
    [InlineData("浙A·1234学", "[plate]")]
    public void Plate_IfAskedFor_IsMasked(string text, string expected)
    {
        Assert.Equal(expected, TextMask.Apply(text, plates: true));
        Assert.Same(text, TextMask.Apply(text));
    }

    [Theory]
    [MemberData(nameof(InnocentTexts.All), MemberType = typeof(InnocentTexts))]
    public void InnocentText_IsTheSameInstance(string text)
    {
        Assert.Same(text, TextMask.Apply(text));
        Assert.Same(text, TextMask.Apply(text, plates: true));
    }

    [Fact]
    public void TextWithoutDigitsAndAtSigns_IsTheSameInstance()
    {
        var text = new string('好', 1000) + " good service";

        Assert.Same(text, TextMask.Apply(text, plates: false, out var looks));
        Assert.Equal(0, looks);
    }

    [Fact]
    public void Utf8_WithPersonalData_IsMasked() =>
        Assert.Equal("7,[phone],[email],很好", Encoding.UTF8.GetString(TextMask.Apply("7,13812345678,zhang@qq.com,很好"u8)));

    [Theory]
    [InlineData("a7", true)]
    [InlineData("a@b", true)]
    [InlineData("，，０", true)]
    [InlineData("好９", true)]
    [InlineData("甲＠乙", true)]
    [InlineData("，：；！？（／．", false)]
    [InlineData("ＡＢ～", false)]
    [InlineData("no sign at all", false)]
    [InlineData("", false)]
    public void MayHold_Utf8_TellsWhetherThereIsADigitOrAnAtSign(string text, bool expected) => Assert.Equal(expected, TextMask.MayHold(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void MayHold_CutOffFullWidthDigit_IsNone() => Assert.False(TextMask.MayHold([0x61, 0xEF, 0xBC]));

    [Theory]
    [InlineData("没有数字，很好")]
    [InlineData("5,很好,2026-03-05")]
    public void Utf8_WithoutPersonalData_IsTheSameMemory(string text)
    {
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(text);

        Assert.True(TextMask.Apply(bytes) == bytes);
    }
}
