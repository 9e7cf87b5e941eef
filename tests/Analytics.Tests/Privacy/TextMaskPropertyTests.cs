using System.Globalization;
using Analytics.Privacy;
using Analytics.Randomness;

namespace Analytics.Tests.Privacy;

/// <summary>Made-up numbers of every kind, planted in sentences: the sentence stays, the number goes.</summary>
public sealed class TextMaskPropertyTests
{
    private const int Draws = 400;

    private static readonly string[] Sentences =
    [
        "我的是{0}，请尽快回复", "{0}", "请联系{0}谢谢", "等了30分钟，{0}，2026-03-05 14:30来的", "麻烦打给我（{0}）", "问题：{0}。价格399元",
        "Please use {0} to reach me", "I waited 30 minutes on 2026-03-05. {0}, thanks", "My details: {0}; rating 4/5", "({0})", "{0}\n5 stars", "see {0}!",
    ];

    public static TheoryData<string, string> Kinds => new()
    {
        { nameof(PlantedNumbers.Mobile), "[phone]" },
        { nameof(PlantedNumbers.Landline), "[phone]" },
        { nameof(PlantedNumbers.NorthAmerican), "[phone]" },
        { nameof(PlantedNumbers.International), "[phone]" },
        { nameof(PlantedNumbers.Card), "[card]" },
        { nameof(PlantedNumbers.Identity), "[id number]" },
        { nameof(PlantedNumbers.OldIdentity), "[id number]" },
        { nameof(PlantedNumbers.SocialSecurity), "[id number]" },
        { nameof(PlantedNumbers.Iban), "[iban]" },
        { nameof(PlantedNumbers.Email), "[email]" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void PlantedNumber_InAnySentence_IsMasked(string kind, string expected)
    {
        var stream = RandomStream.For(20260305, 0, kind.Length);
        for (var draw = 0; draw < Draws; draw++)
        {
            var number = PlantedNumbers.Draw(kind, stream);
            if (stream.Chance(0.2)) number = FullWidth(number);
            var sentence = stream.Choose<string>(Sentences);

            var masked = TextMask.Apply(string.Format(CultureInfo.InvariantCulture, sentence, number));

            Assert.Equal(string.Format(CultureInfo.InvariantCulture, sentence, expected), masked);
            Assert.Same(masked, TextMask.Apply(masked));
        }
    }

    [Fact]
    public void SeveralNumbers_InOneText_AreAllMasked()
    {
        var stream = RandomStream.For(20260305, 1, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var kinds = Kinds.Select<object[], (string Name, string Mask)>(row => (Name: (string)row[0], Mask: (string)row[1])).OrderBy(_ => stream.Next()).Take(4).ToArray();
            var text = string.Join("，还有", kinds.Select(kind => PlantedNumbers.Draw(kind.Name, stream)));

            Assert.Equal(string.Join("，还有", kinds.Select(kind => kind.Mask)), TextMask.Apply(text));
        }
    }

    [Fact]
    public void InnocentTexts_AroundANumber_StayAsTheyAre()
    {
        var stream = RandomStream.For(20260305, 2, 0);
        var innocent = InnocentTexts.All.Select<object[], string>(row => (string)row[0]).ToArray();
        for (var draw = 0; draw < Draws; draw++)
        {
            var before = stream.Choose<string>(innocent);
            var after = stream.Choose<string>(innocent);

            Assert.Equal($"{before}；[phone]；{after}", TextMask.Apply($"{before}；{PlantedNumbers.Draw(nameof(PlantedNumbers.Mobile), stream)}；{after}"));
        }
    }

    private static string FullWidth(string number) => string.Create(number.Length, number, static (wide, plain) =>
    {
        for (var index = 0; index < wide.Length; index++) wide[index] = char.IsAsciiDigit(plain[index]) || plain[index] is '@' or '-' ? (char)(plain[index] + 0xFEE0) : plain[index];
    });
}
