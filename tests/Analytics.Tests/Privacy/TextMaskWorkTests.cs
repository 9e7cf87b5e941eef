using System.Text;
using Analytics.Privacy;
using Analytics.Randomness;

namespace Analytics.Tests.Privacy;

/// <summary>What the rules look at grows with the length of a text and not faster, whatever the text is.</summary>
public sealed class TextMaskWorkTests
{
    private const int Megabyte = 1 << 20;

    // A digit may be looked at from each of the seven groups before it and by several rules each; none of this depends on the length.
    private const int MostLooksPerCharacter = 120;

    private static readonly string[] Pieces =
    [
        "1", "1 ", "1-", "12 ", "1(", "1)2(", "138", "138 ", "1381234567 ", "13812345678", "41111111", "4111 ", "4111 1111 ", "0 ", "01 ", "010-", "+", "+1", "+86 ", "(+86)", "0086 ",
        "@", "a@", "@a", "a@a@", "a.", "a@a.", "a@b.c", "a.b@c-.", "1@", "DE8", "DE89 ", "GB82WEST", "A1", "a1", "passport1", "护照1", "passport A1B2C3D4E5", "电话1", "phone1 ", "号号1", "是1234567 ",
        "京A1", "京A", "１", "１３８", "＠", "2026-03-05 ", "2026-", "1.", "1.0.0", "\u202D1", "1\u200B", "5 5 5 5 ", "123456 ", "卡号123456789012", "number number number 123456 ",
    ];

    public static TheoryData<string> HostilePieces => new(Pieces);

    [Theory]
    [MemberData(nameof(HostilePieces))]
    public void HostileText_OfTwiceTheLength_TakesTwiceTheLooks(string piece)
    {
        TextMask.Apply(Repeat(piece, Megabyte / 32), plates: true, out var half);
        TextMask.Apply(Repeat(piece, Megabyte / 16), plates: true, out var whole);

        Assert.InRange(whole, 0, (2 * half) + 10_000);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("12 ")]
    [InlineData("a@a@")]
    [InlineData("DE89 ")]
    [InlineData("号号1")]
    [InlineData("123456 ")]
    public void HostileText_OfOneMegabyte_IsLookedAtABoundedNumberOfTimesPerCharacter(string piece)
    {
        TextMask.Apply(Repeat(piece, Megabyte), plates: true, out var looks);

        Assert.InRange(looks, 0, (long)MostLooksPerCharacter * Megabyte);
    }

    [Fact]
    public void MixedText_OfOneMegabyte_IsLookedAtABoundedNumberOfTimesPerCharacter()
    {
        var stream = new RandomStream(3);
        var text = new StringBuilder(Megabyte + 100);
        while (text.Length < Megabyte) text.Append(stream.Choose<string>(Pieces));

        TextMask.Apply(text.ToString(), plates: true, out var looks);

        Assert.InRange(looks, 0, (long)MostLooksPerCharacter * Megabyte);
    }

    private static string Repeat(string piece, int length) => new StringBuilder(length + piece.Length).Insert(0, piece, (length / piece.Length) + 1).ToString(0, length);
}
