using Analytics.Privacy;
using Analytics.Randomness;

namespace Analytics.Tests.Privacy;

public sealed class CellMaskTests
{
    [Theory]
    [InlineData(PersonalKind.Email, "wang.wei@mail.example.cn", "w***@***.cn")]
    [InlineData(PersonalKind.Email, "nobody", "n***")]
    [InlineData(PersonalKind.Phone, "13812345678", "13*******78")]
    [InlineData(PersonalKind.Phone, "+86 138-1234-5678", "+86 ***-****-**78")]
    [InlineData(PersonalKind.Phone, "8888777", "*****77")]
    [InlineData(PersonalKind.Phone, "110", "***")]
    [InlineData(PersonalKind.Name, "张三丰", "张***")]
    [InlineData(PersonalKind.Name, "Jane Doe", "J***")]
    [InlineData(PersonalKind.Name, "😀x", "😀***")]
    [InlineData(PersonalKind.PostalAddress, "朝阳区建国路88号", "***")]
    [InlineData(PersonalKind.IpAddress, "203.0.113.7", "203.*.*.*")]
    [InlineData(PersonalKind.IpAddress, "203.0.113.7(北京-北京)", "203.*.*.*")]
    [InlineData(PersonalKind.IpAddress, "2001:db8::1", "2001:***")]
    [InlineData(PersonalKind.IpAddress, "localhost", "***")]
    [InlineData(PersonalKind.Coordinates, "-116.397128", "-116.***")]
    [InlineData(PersonalKind.Coordinates, "116", "***")]
    [InlineData(PersonalKind.BirthDate, "1985-03-07", "1985-**-**")]
    [InlineData(PersonalKind.BirthDate, "1985年3月7日", "1985年*月*日")]
    [InlineData(PersonalKind.BirthDate, "7 March 1985", "* ***** 1985")]
    [InlineData(PersonalKind.BirthDate, "19850307", "********")]
    [InlineData(PersonalKind.IdentityNumber, "11010519491231002X", "******************")]
    [InlineData(PersonalKind.BankNumber, "4111 1111 1111 1111", "**** **** **** ****")]
    [InlineData(PersonalKind.AccountName, "moonlight88", "m***")]
    [InlineData(PersonalKind.DeviceId, "356938035643809", "35***09")]
    [InlineData(PersonalKind.Likeness, "https://example.com/a.png", "***")]
    [InlineData(PersonalKind.Email, "  ", "")]
    public void PersonalCell_KeepsItsShapeOnly(PersonalKind kind, string value, string expected) => Assert.Equal(expected, CellMask.Show(value, kind));

    [Theory]
    [InlineData(CellContent.Number, "4分", "4分")]
    [InlineData(CellContent.Number, "10 - Extremely likely", "10 - Extremely likely")]
    [InlineData(CellContent.Time, "2026-03-05 14:30:00", "2026-03-05 14:30:00")]
    [InlineData(CellContent.Category, "Very satisfied", "Very satisfied")]
    [InlineData(CellContent.Category, "13812345678", "[phone]")]
    [InlineData(CellContent.Category, "a category that is longer than any should be", "a category that is longe…")]
    [InlineData(CellContent.Id, "7590-VHVEG", "75***EG")]
    [InlineData(CellContent.Id, "C12345", "C***")]
    [InlineData(CellContent.Id, "C1", "***")]
    [InlineData(CellContent.Id, "wang@example.cn", "w***@***.cn")]
    [InlineData(CellContent.Id, "13812345678", "13*******78")]
    [InlineData(CellContent.Id, "客户编号0001😀", "客户***😀")]
    [InlineData(CellContent.FreeText, "很好，打13812345678找我", "很好，打[phone]找我")]
    [InlineData(CellContent.FreeText, "two\r\nlines\tand more", "two  lines and more")]
    [InlineData(CellContent.FreeText, "\u001b[31mred\u001b[0m \u202Eright", "[31mred[0m right")]
    [InlineData(CellContent.FreeText, "", "")]
    public void OtherCell_IsShownAsFarAsItIsNobodys(CellContent content, string value, string expected) => Assert.Equal(expected, CellMask.Show(value, content));

    [Fact]
    public void LongText_IsCut()
    {
        var shown = CellMask.Show(new string('好', 39) + "😀" + new string('x', 1_000_000), CellContent.FreeText);

        Assert.Equal(new string('好', 39) + "😀…", shown);
    }

    [Fact]
    public void RandomText_OfAnyKind_LeavesNoInvisibleCharacterAndNoHalfPair()
    {
        var stream = new RandomStream(11);
        for (var draw = 0; draw < 500; draw++)
        {
            var text = string.Concat(Enumerable.Range(0, stream.Between(0, 60)).Select(_ => stream.Choose<string>(["a", "7", "@", ".", "-", "\u001b", "\u202E", "\n", "张", "😀", "\u0301", " "])));
            var shown = Enum.GetValues<PersonalKind>().Select(kind => CellMask.Show(text, kind)).Concat(Enum.GetValues<CellContent>().Select(content => CellMask.Show(text, content)));
            Assert.All(shown, value =>
            {
                Assert.DoesNotContain(value, character => char.IsControl(character) || character == '\u202E');
                Assert.DoesNotContain(value.EnumerateRunes(), rune => rune.Value == 0xFFFD);
            });
        }
    }
}
